"""The Scrapy project: from a portal's home page to visits in the archive."""
