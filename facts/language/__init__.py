"""Numbers out of Swedish and English prose: digits, number words, shares, and the hedges before them.

Nothing is guessed in silence: a number keeps its place and its verbatim text, and what has two readings
keeps both. `vocabulary` holds the words, `tokens` cut a text up, `quantities` and `shares` read its parts and `reader`
the whole, `matching` holds a figure against it.
"""

from facts.language.number_matching import find_multiples, find_places, find_value, find_values
from facts.language.number_reader import SpokenNumber, numbers_in

__all__ = ["SpokenNumber", "find_multiples", "find_places", "find_value", "find_values", "numbers_in"]
