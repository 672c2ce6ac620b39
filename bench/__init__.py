"""The crawl and the reader measured against named baselines."""
