"""Portals by kind of site, with all their furniture."""
