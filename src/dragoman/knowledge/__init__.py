"""What the tables know, as typed look-ups."""
