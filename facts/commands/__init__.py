"""The commands, one module for each thing that they do with a table. Each imports what it needs when it runs."""
