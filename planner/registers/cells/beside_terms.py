"""What stands beside terms in words made plain (see term_words) and is none: notices, breaks, reviews, used options."""

from __future__ import annotations

import re

LENGTH = r"\d+(?:\.\d+)?\s*[ymwd]\b"
_NOT_OF_THE_TERM = re.compile(
    rf"\b{LENGTH}\s*'?s?\s*(?:(?:written|prior|termination|break)\s+)*(?:notice|break)\b"
    rf"|\bnotice(?:\s+period)?(?:\s+(?:of|is))?\W{{0,3}}{LENGTH}"
    rf"|\b{LENGTH}\s*(?:of\s+)?(?:defects?|dlp|warranty|guarantee|retention|aftercare|mobilisation)\b"
    r"|\b1\s+[ymw]\s+(?:price\s+|contract\s+|performance\s+)*(?:review|uplift|increase|inflation|indexation|report|meeting)\w*"
    r"|\b(?:review\w*|cpi\w*|rpi\w*|inflation|indexation|uplift\w*|indexed|reported)\s+"
    r"(?:every\s+|each\s+|after\s+)?(?:\d+\s+)?[ymw]\b"
    r"|\bbreak(?:\s+(?:clause|option|point|date))?(?:\s+(?:at|after|in|on|from|end|the|of))*\s+(?:[ymw]\s+)?\d+(?:\s*[ymw]\b)?"
)
_AFTER_AN_EVENT = re.compile(  # `6 m after completion`: nobody knows the day
    rf"\b{LENGTH}\s*(?:\w+\s+)?\b(?:after|from|following|post)\s+(?:\w+\s+){{0,2}}(?:completion|handover|delivery|install\w*|"
    r"commissioning|go\s?live)\b"
)
_REFUSED = re.compile(
    r"\b(?:not\s+to\s+be|will\s+not\s+be|won't\s+be|never|declined|refused|rejected|withdrawn|not\s+being|not\s+taken)\b"
)
_SOME_LEFT = re.compile(
    r"[x+].*\b\d+\s+(?:options?\s+|extensions?\s+)?(?:left|remaining|available)\b"
)  # `2x12, 1 left`
_USED_WORD = r"(?:taken|used|utilised|exercised|invoked|gone|expired|elapsed|enacted|activated)"
_IS_USED = re.compile(rf"(?<!if )(?<!not )(?<!be )(?<!when )(?<!once )\b{_USED_WORD}\b(?!\s+(?:in|at|as|up|1 y)\b)")
_USED = re.compile(  # `12 m taken, 12 m left`
    rf"\b{LENGTH}(?:\s*x\s*\d+)?\s*(?:of\s+(?:this|it)\s+|already\s+|has\s+been\s+|was\s+|extension\s+|option\s+)*"
    rf"\(?{_USED_WORD}\b|\b{_USED_WORD}\s*[:-]?\s*{LENGTH}"
)
_LEFT_WORD = r"(?:left|remain\w*|available|unused|outstanding)"
_IS_LEFT = re.compile(rf"\b{_LEFT_WORD}\b")
_LEFT = re.compile(  # of `24 m . 12 m remaining`: the second
    rf"(?:\b\d+\s*x\s*)?\b{LENGTH}(?:\s*x\s*\d+)?(?=\s*(?:extensions?\s+|options?\s+|is\s+|are\s+|still\s+)*\(?{_LEFT_WORD}\b)"
)


def without_others(text: str) -> str:
    """The words without notices, breaks, reviews, periods of defects and lengths that begin with an event."""
    return _AFTER_AN_EVENT.sub(" . ", _NOT_OF_THE_TERM.sub(" . ", text))


def unused(text: str) -> str | None:
    """The words about extensions without those that are used; None where it is not said what is left of them."""
    if left := _LEFT.findall(text):
        return " , ".join(left)
    if _REFUSED.search(text) or _SOME_LEFT.search(text):
        return None
    if not _IS_USED.search(text):
        return text
    if not _IS_LEFT.search(text):
        return None
    return re.sub(r"\b(?:first|second|initial)\b", " ", _USED.sub(" . ", text))
