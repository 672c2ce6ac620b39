"""Portals whose columns scripts fill from a service, each in the way of one province's product."""
