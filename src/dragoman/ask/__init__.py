"""Questions put to the record, and their answers."""
