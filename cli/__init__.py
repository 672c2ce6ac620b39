"""The command line, and the documents made from it."""
