"""Fixtures of the sample portals' tests."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
