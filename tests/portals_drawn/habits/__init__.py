"""Governments whose sites each have one habit that the lots lack."""
