"""Fixtures of the hostile portal's tests."""

from tests.crawl.conftest import crawled, seeded, site

__all__ = ["crawled", "seeded", "site"]
