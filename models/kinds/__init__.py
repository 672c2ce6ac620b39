"""What public bodies are for, by their names: kinds as data, several per body."""

from models.kinds.names import Kind, catalogue, kinds_of, publishes_elsewhere

__all__ = ["Kind", "catalogue", "kinds_of", "publishes_elsewhere"]
