"""Claims with their days, their people in office and the visits that they belong to."""
