"""The records that everything shares; they import nothing but errors."""
