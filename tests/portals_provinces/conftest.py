"""Fixtures of the tests of portals of provinces."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
