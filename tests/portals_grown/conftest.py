"""Fixtures of the tests of grown portals."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
