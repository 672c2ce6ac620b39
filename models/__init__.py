"""Tables, the archive, stored bytes and the visit ledger; imports no other package."""
