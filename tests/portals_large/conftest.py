"""Fixtures of the tests of unknown products."""

from tests.crawl.conftest import seeded

__all__ = ["seeded"]
