"""The record: findings and judgements, appended and never changed."""
