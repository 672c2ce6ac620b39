"""Releases: frozen data packages that are made again byte for byte, to be cited and deposited."""

from research.release.make import Made, ReleaseError, make, releases
from research.release.pins import Told

__all__ = ["Made", "ReleaseError", "Told", "make", "releases"]
