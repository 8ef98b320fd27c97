"""Charts and reports that carry their evidence out of the program."""
