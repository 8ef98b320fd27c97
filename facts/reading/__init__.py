"""From records to the typed table: cells, values, periods, units, with every problem named by line and column."""
