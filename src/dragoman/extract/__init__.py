"""Mentions into claims: events, statements, standings and ladders, as the words have them."""
