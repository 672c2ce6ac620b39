"""What the words of a document say: title, agency, year, dates, scope, sections, stated figures."""
