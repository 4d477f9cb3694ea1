"""A buyer's name: cleaned, the key under which it is looked up, and how one that is no council is shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(r"['’‘`´]")
_SAME_WORD = {
    "saint": "st",
    "cncl": "council",
    "counc": "council",
    "metropolitan": "metro",
    "met": "metro",
    "boro": "borough",
    "lb": "london borough",
    "lbo": "london borough",
    "rb": "royal borough",
    "dc": "district council",
    "bc": "borough council",
    "mbc": "metro borough council",
    "mdc": "metro district council",
    "cbc": "county borough council",
    "lbc": "london borough council",
    "cca": "combined county authority",
    "mca": "mayoral combined authority",
    "ua": "unitary authority",
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "staffs": "staffordshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
# what a body that is no council may be called in a file of any case; the shape it is shown in
_CAPITALS = frozenset(
    [
        "nhs",
        "icb",
        "ccg",
        "gp",
        "uk",
        "llp",
        "plc",
        "cic",
        "cio",
        "espo",
        "ypo",
        "nepo",
        "lhc",
        "ccs",
        "gca",
        "hmp",
        "dfe",
        "dvsa",
        "mod",
        "cps",
        "bbc",
        "raf",
    ]
)
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "upon", "with", "at", "by", "to", "under", "de", "y"})
_APART = re.compile(r"^([lr])[.\s]+b\b[.\s]+")  # `L.B. Hackney`, `R B Greenwich`
_APART_AT_END = re.compile(r"\b([bd])\.\s?c\.?$")  # `Boston B.C.`
_LEADING = re.compile(r"^[\s.,;:*•\-–—_\"']+")
_TRAILING = re.compile(r"[\s.,;:*•\-–—_\"']+$")


def cleaned(name: str) -> str:
    """The text without HTML entities, leading full stops and bullets, doubled spaces and a trailing comma."""
    text = unescape(unescape(name)) if "&" in name else name
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", text))
    return _TRAILING.sub("", _LEADING.sub("", text))


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The words of a name in one shape: lower case, no accents or punctuation, `&` and short forms written out.

    Two names of one key are one name. Nothing here drops a word that tells bodies apart.
    """
    text = unicodedata.normalize("NFKD", cleaned(name).casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _APOSTROPHE.sub("", text).replace("&", " and ").replace("c.c.", "cc")
    text = _APART_AT_END.sub(r"\1c", _APART.sub(r"\1b ", text))
    words = [_SAME_WORD.get(word, word) for word in _NOT_WORD.sub(" ", text).split()]
    if words and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def shown(text: str) -> str:
    """Cleaned text of any case in title case, with the capitals that a body's name keeps, without `The` and `&`."""
    words = text.replace("&", " and ").split()
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    mixed = not (text.isupper() or text.islower()) or (len(words) == 1 and text.isupper() and len(text) < 6)
    return " ".join(_cased(word, first=position == 0, mixed=mixed) for position, word in enumerate(words))


def _cased(word: str, *, first: bool, mixed: bool) -> str:
    bare = word.strip("().,[]'\"")
    if bare.casefold() in _CAPITALS:
        return word.upper()
    if bare.casefold() in _SMALL and not first:
        return word.casefold()
    if (mixed and bare[:1].isupper()) or not bare:
        return word
    shaped = "-".join(part[:1].upper() + part[1:] for part in bare.casefold().split("-"))
    return word.replace(bare, shaped)
