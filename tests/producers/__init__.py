"""Reports as programs of every office make them: the bytes are theirs, only figures and words are ours."""
