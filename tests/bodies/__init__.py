"""Bodies: what they are for, lists of a person, names through the years."""
