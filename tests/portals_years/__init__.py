"""What happens to portals over the years."""
