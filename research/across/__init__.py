"""Findings across years, levels, versions and bodies: each report held against those it must agree with."""

from research.across.all import across, place_of
from research.across.store import refresh

__all__ = ["across", "place_of", "refresh"]
