"""Packed files (ZIP, RAR, 7z, tar, gzip): the documents inside, whatever the names and the nesting."""
