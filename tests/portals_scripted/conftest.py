"""Fixtures of the tests of portals that scripts fill."""

from tests.crawl.conftest import crawled, seeded

__all__ = ["crawled", "seeded"]
