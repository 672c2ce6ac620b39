"""Reports in shapes of a third hand: what no clerk and no portal of the other sets has done to them yet.

Each shape is a function of a seed, a story and its truth; nothing here is known to the reader.
"""
