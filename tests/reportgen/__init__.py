"""Annual reports made from a seed, each with the truth of every cell, to measure the reader against.

Nothing here imports the reader or its data: labels, layouts and identities are written from the official
forms anew.
"""
