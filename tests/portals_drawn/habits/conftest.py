"""Fixtures of the tests of sites with a habit."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
