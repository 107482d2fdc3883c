"""Questions to a record: `events`, `dyad`, `person`, `levels`, `search`, `show`, `why`, `status`."""
