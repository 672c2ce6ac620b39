"""Questions to the archive: queries, differences, checks across years."""
