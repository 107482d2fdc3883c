"""Finds mentions in a reading: what is named, where, and by which row or rule."""
