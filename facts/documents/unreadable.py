"""Why a document could not be read, in words for the user."""

from __future__ import annotations

from facts.words import Text


class UnreadableDocument(Exception):
    """The document could not be read; `message` says why and what to do, in both languages."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message
