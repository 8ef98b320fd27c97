"""Adding figures, correcting and withdrawing them: what is read is shown first, what is saved can be undone."""
