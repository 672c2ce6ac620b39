"""Reports in shapes that clerks, office programs and content management systems give them by themselves.

Each shape is a change of a generated story, drawn from a seed and printed in every format that can bear it.
"""
