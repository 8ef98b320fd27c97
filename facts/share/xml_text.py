"""Text that XML can hold: a cell may have control characters in it, an SVG or a Word document may not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Everything outside the Char production of XML 1.0 (W3C, fifth edition, 2.2).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """`text` with every character that XML cannot hold shown as the replacement character �."""
    return _ILLEGAL.sub("\ufffd", text)


def all_legal(content: Any) -> Any:
    """Data as for JSON, with every text in it `legal`."""
    if isinstance(content, str):
        return legal(content)
    if isinstance(content, Mapping):
        return {name: all_legal(value) for name, value in content.items()}
    return [all_legal(value) for value in content] if isinstance(content, list | tuple) else content
