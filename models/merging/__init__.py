"""Another archive's portals, bodies, runs, visits, bytes and versions joined to this one, piece by piece."""

from models.merging.merge import Joined, merge

__all__ = ["Joined", "merge"]
