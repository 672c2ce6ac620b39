"""The catalogue of rules: what the program reports of documents, in Chinese and English, as data."""

from models.rules.catalogue import Chapter, Rule, chapters, phrase, rule, rules, worded
from models.rules.wording import Wording

__all__ = ["Chapter", "Rule", "Wording", "chapters", "phrase", "rule", "rules", "worded"]
