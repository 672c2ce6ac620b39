"""What reports say in words: passages and whole short reports written by hand, each with what it states.

Nothing here imports the reader's words. The passages (`data/*.toml`) follow no template: each is built in
another way.
"""
