"""The nouns: figure, column, interval, period, unit, party, hedge and problem."""
