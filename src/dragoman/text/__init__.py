"""Work on strings that knows no language."""
