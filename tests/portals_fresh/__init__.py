"""More portals of products in no list, written from how such sites look, not from how they are read."""
