"""The official forms as data."""

from pipelines.forms.form import Block, Column, Form, FormTable, Heads, Identity, Row
from pipelines.forms.load import form, forms

__all__ = ["Block", "Column", "Form", "FormTable", "Heads", "Identity", "Row", "form", "forms"]
