"""Fixtures of the tests of portals over the years."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
