"""Drawn pages (glyphs and rules, of PDF or any other print format) to paragraphs and tables."""
