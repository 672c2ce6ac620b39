"""Fixtures of the hostile portal's tests."""

from tests.crawl.conftest import crawled, seeded

__all__ = ["crawled", "seeded"]
