"""The whole suite on PostgreSQL: GONGKAI_TEST_ARCHIVE=postgresql keeps there what tests name as SQLite files.

Programs that a test starts do the same, by sitecustomize.py beside this. Tests of the file itself are marked
`sqlite` and left out.
"""
