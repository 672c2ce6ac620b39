"""The shipped register of government portals and of the governments they belong to."""

from crawler.register.seeding import seed
from crawler.register.townships import seed_townships

__all__ = ["seed", "seed_townships"]
