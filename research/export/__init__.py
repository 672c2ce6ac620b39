"""Exports: what can be taken out of an archive as rows, and the files it is written to."""
