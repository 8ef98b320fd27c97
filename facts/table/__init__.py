"""From the bytes of a table to typed figures, with every problem named by line and column."""
