"""The number of the rules by which a document's content is cleaned before it is hashed."""

CLEANING = 7
"""Raised with every change of those rules (`crawler/discovery/content.py`, `matter.py`, `fingerprint.py`):
hashes of other numbers are made anew from the kept bytes (`crawler/renewing.py`) before anything is held
against them."""
