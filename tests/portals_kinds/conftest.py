"""Fixtures of the tests of portals by kind."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
