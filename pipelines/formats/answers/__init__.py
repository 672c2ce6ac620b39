"""Answers of scripts (JSON, JSONP, XML): the article that one of them carries in a string."""
