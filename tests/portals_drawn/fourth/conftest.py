"""Fixtures of the tests of portals of the fourth lot."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
