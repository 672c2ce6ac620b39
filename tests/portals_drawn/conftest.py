"""Fixtures of the tests of portals drawn by lot."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
