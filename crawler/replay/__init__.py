"""Recorded walks (WARC, WACZ) followed again: the same discovery as in a crawl, without a network."""
