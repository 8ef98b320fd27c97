"""Documents: what they say, sentence by sentence, and where a quote stands in them."""
