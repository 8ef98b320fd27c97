"""The text of a PDF on standard output, pages parted by form feeds: `python -m facts.documents.pdf_process FILE`.

A program of its own, so that a file made to exhaust time or memory meets a limit here and nowhere else.
"""

from __future__ import annotations

import logging
import sys

MEMORY = 1_500_000_000


def main(path: str) -> int:
    """Print the text of the PDF at `path`; 1 when it cannot be read, with nothing printed."""
    from pypdf import PdfReader

    _limit_memory()
    logging.disable(logging.CRITICAL)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return 1
        pages = [page.extract_text() for page in reader.pages]
    except Exception:  # a damaged PDF fails in any way; to the caller they are one: it cannot be read
        return 1
    sys.stdout.buffer.write("\f".join(pages).encode("utf-8", "replace"))
    return 0


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
