"""One change, and no other byte: appending, correcting, withdrawing, the log, the locks."""
