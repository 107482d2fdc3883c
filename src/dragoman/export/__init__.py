"""Stories and answers in other people's formats."""
