"""The shipped register of government portals and of the governments they belong to."""

from crawler.register.seeding import seed

__all__ = ["seed"]
