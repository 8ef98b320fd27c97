"""Charts of a series, drawn by one set of rules for the screen and for print."""
