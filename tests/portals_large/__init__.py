"""Whole county portals at their real size, with all that looks like a report of disclosure and is none."""
