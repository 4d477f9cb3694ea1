"""Options that are used already, in words made plain (see term_words): `12 m taken, 12 m left`."""

from __future__ import annotations

import re

_LENGTH = r"\d+(?:\.\d+)?\s*[ymwd]\b"
_USED_WORD = r"(?:taken|used|utilised|exercised|invoked|gone|expired|elapsed|enacted|activated)"
_USED = re.compile(  # `12 m taken, 12 m left`
    rf"\b{_LENGTH}\s*(?:of\s+(?:this|it)\s+|already\s+|has\s+been\s+|was\s+|extension\s+|option\s+)*\(?{_USED_WORD}\b"
    rf"|\b{_USED_WORD}\s*[:-]?\s*{_LENGTH}"
)
_IS_USED = re.compile(rf"(?<!if )(?<!not )(?<!be )(?<!when )(?<!once )\b{_USED_WORD}\b(?!\s+(?:in|at|as|up|1 y)\b)")
_IS_LEFT = re.compile(r"\b(?:left|remain\w*|available|unused|outstanding)\b")


def unused(text: str) -> str | None:
    """The words about extensions without those that are used; None where it is not said what is left of them."""
    if not _IS_USED.search(text):
        return text
    if not _IS_LEFT.search(text):
        return None
    return re.sub(r"\b(?:first|second|initial)\b", " ", _USED.sub(" . ", text))
