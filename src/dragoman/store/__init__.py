"""The record in a database: append-only findings and judgements, looked up by sides, people, days and words."""
