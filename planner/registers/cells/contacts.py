"""What names a person or reaches one is dropped: e-mail addresses, telephone numbers, named officers in prose."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# A British number in groups, or any number of ten or eleven digits after a word such as `telephone`: a bare run of
# digits may be a reference.
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+44\s?\(?0?\)?\s?|\(?0)[1-37]\d{1,4}\)?[\s-]\d{3,4}[\s-]?\d{3,4}(?![\w/-])"
    r"|(?:(?<=tel )|(?<=phone )|(?<=mobile )|(?<=call )|(?<=tel: )|(?<=phone: )|(?<=mobile: )|(?<=ring ))"
    r"(?:\+44\s?|0)\d{9,10}(?!\w)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"0\d|\+44")  # without these there is no telephone number: quicker than looking for one
_WHOLE_PHONE = re.compile(r"(?:\+44\s?\(?0?\)?|\(?0)(?:[\s()-]?\d){9,10}")
NAMED = re.compile(
    r"\b((?i:contact(?:\s+(?:officer|name|person))|contract\s+(?:manager|owner|officer)|lead\s+officer)\s*"
    r"(?::|\bis\b|-)\s*)(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?[A-Z][a-z'-]+(?:\s+[A-Z][a-z'-]+){1,2}"
)


def drop_contacts(text: str) -> str:
    """The text without e-mail addresses, British telephone numbers and officers named after a label."""
    if "@" in text:
        text = _EMAIL.sub("[e-mail removed]", text)
    if _DIGITS.search(text):
        text = _PHONE.sub("[telephone removed]", text)
    return (
        NAMED.sub(lambda match: match[1] + "[name removed]", text)
        if "ontact" in text or "ontract" in text or "fficer" in text
        else text
    )


def looks_like_contact(text: str) -> bool:
    """Whether a whole cell is an e-mail address or a telephone number."""
    stripped = text.strip()
    return bool(_EMAIL.fullmatch(stripped) or _WHOLE_PHONE.fullmatch(stripped))
