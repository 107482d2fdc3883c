"""Bytes into documents: stories, cleaned, with the way back to the source."""
