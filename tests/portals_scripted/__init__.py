"""Portals whose columns are filled by scripts that ask a service, each in the way of a product of one province."""
