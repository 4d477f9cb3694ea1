"""A supplier's name taken apart: without what differs from ledger to ledger, in words of one shape."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from html import unescape

from planner.matching.suppliers.lexicon import DATA, singular

SHORT_NAME = 5  # letters
SHORTEST_CUT = 20  # characters: ledgers cut names at 24, 28, 30, 35 or 40

_APOSTROPHE = re.compile(r"['’‘`´]")
_HASH = re.compile(r"[#~].*$")
_ANGLED = re.compile(r"<[^>]*>|\{[^}]*\}")
_BRACKET = re.compile(r"\(([^()]*)\)")
_ACCOUNT = re.compile(r"^(?:nr\s*-\s*|[a-z]{1,4}\d{3,8}\b[\s:-]*|\d{5,10}[\s:-]+(?=[a-z]))")
_GLUED = re.compile(r"(?<=[a-z])(?=\d{5,})")
_TAIL_NUMBER = re.compile(r"(?:[\s/-]|(?<=[a-z]{3}))(?:no[:. ]{0,2})?\(?\d{3,}\)?$")
_WEB = re.compile(r"^(?:https?://)?(?:www\.)|\.(?:co\.uk|org\.uk|com|org|net)\b")
_ACCOUNT_WORDS = re.compile(r"\(?\b(?:client (?:account|a/c)|trust account|no ?\.? ?\d+ (?:account|a/c|acc\w*))\)? ?$")
_TRADING = re.compile(r"\b(?:t ?/ ?as?|trading as|ta/|t/as|also known as|aka)\b\.?:? ?")
_FORMERLY = re.compile(
    r"\(?\b(?:formerly(?: known as)?|formally known as|previously|fka|f/k/a|now known as|nka)\b:? ?([^)]*)\)?"
)
_CARE_OF = re.compile(r" c/o .*$")
_SITE = re.compile(r" - \d+[a-z]? .*$")
_AFTER_FORM = re.compile(r"\b(ltd|limited|plc|llp|s\.?a\.?) ?\([^()]*\) ?$")
_ON_BEHALF = re.compile(r"\b(?:on behalf of|for itself and)\b.*$")
_DOTTED = re.compile(r"\b((?:[a-z]\.){2,}[a-z]?|[a-z](?:\.[a-z])+)(?![a-z])")
_WORD = re.compile(r"[a-z0-9]+")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Name:
    """One name taken apart. `words` are the telling words; `aliases` other names that it states (trading, former).

    `cut` is True where the spelling may have been cut off by a field that was too short. `form` is `llp` or `ltd` where
    the name states it: a firm and its partnership are two bodies.
    """

    words: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...] = ()
    cut: bool = False
    form: str | None = None

    @property
    def compact(self) -> str:
        """The words run together: initials and spacing do not matter."""
        return "".join(self.words)


@cache
def vocabulary(kind: str) -> dict[str, str]:
    """What is `written` → what it `means`, for one kind of data/words.csv."""
    rows = csv.DictReader((DATA / "words.csv").read_text(encoding="utf-8").splitlines())
    return {row["written"]: row["means"] for row in rows if row["kind"] == kind}


def _plain(name: str) -> str:
    """Lower case without accents, entities, account codes, branch numbers and bracketed codes.

    Most names have none of these: what cannot be there is not looked for.
    """
    text = unescape(name) if "&" in name else name
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _APOSTROPHE.sub("", " ".join(text.lower().split()))
    if "#" in text or "~" in text:
        text = _HASH.sub("", text)
    if "<" in text or "{" in text:
        text = _ANGLED.sub(" ", text)
    if "c/o" in text:
        text = _CARE_OF.sub("", text)
    if "." in text:
        text = _WEB.sub("", text)
    text = _ACCOUNT_WORDS.sub("", text) if text.endswith(("t", "c", "t)", "c)", "cco")) else text
    if "(" in text:
        text = _BRACKET.sub(_without_code, text)
        text = text if _FORMERLY.search(text) else _AFTER_FORM.sub(r"\1", text)
    return _without_numbers(text).strip(" -") or text


def _without_code(bracket: re.Match[str]) -> str:
    """Nothing in place of a bracket that holds a code (`(A/PM/03)`, `(11532010)`), else the bracket as it is."""
    inner = bracket.group(1)
    return " " if _DIGIT.search(inner) and not _LETTERS.search(inner) else bracket.group(0)


def _without_numbers(text: str) -> str:
    """Without an account code before the name and a branch, till or invoice number behind it."""
    if not _DIGIT.search(text):
        return text.removeprefix("nr - ")
    text = _ACCOUNT.sub("", text) or text
    return _TAIL_NUMBER.sub("", _SITE.sub("", _GLUED.sub(" ", text)).strip())


def _words(text: str) -> tuple[str, ...]:
    """Telling words: abbreviations written out, plurals and empty words gone, initials joined, legal form cut off."""
    if "." in text:
        text = _DOTTED.sub(lambda dotted: dotted.group(0).replace(".", ""), text)
    found = _WORD.findall(text.replace("&", " and ").replace("+", " and "))
    found = _joined(_without_form(found))
    short = vocabulary("abbreviation")
    empty = vocabulary("empty")
    written = [short.get(word, word) for word in found]
    written = " ".join(written).split() if "ha" in found else written  # the one short form of two words
    kept = [singular(word) for word in written if word not in empty]
    if sum(map(len, kept)) < SHORT_NAME:  # in a short name every word tells: M&S is not MS
        kept = [singular(word) for word in written if word != "the"] or written
    return tuple(_without_country(kept))


def _joined(words: list[str]) -> list[str]:
    """Single letters that stand together are initials: `c p a g` is `cpag`."""
    out: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        out += [run] if run else []
        run = ""
        out.append(word)
    return out + ([run] if run else [])


def _without_form(words: list[str]) -> list[str]:
    """Without the legal form, and without what follows it: a branch or an account (`Ltd - Irlam`, `Ltd No:2 Acco`)."""
    forms = vocabulary("suffix")
    if forms.keys().isdisjoint(words) and words[-1:] not in (["c"], ["p"], ["company"], ["partnership"]):
        return words
    for place in range(1, len(words)):
        if words[place] in ("limited", "ltd", "plc", "llp"):
            words = words[:place]
            break
        two, three = " ".join(words[place : place + 2]), " ".join(words[place : place + 3])
        if place + 3 >= len(words) and (three in forms or two in forms):
            words = words[:place]
            break
    while len(words) > 1 and words[-1] in forms:
        words = words[:-1]
    return words


def _without_country(words: list[str]) -> list[str]:
    """Without the country at the end or after the first words, where enough of the name is left."""
    country = vocabulary("country")
    rest = [word for word in words if word not in country]
    return rest if len("".join(rest)) >= 4 else words


def _form(text: str) -> str | None:
    found = [word for word in _WORD.findall(text) if word in ("llp", "ltd", "limited", "plc")]
    return None if not found else "llp" if found[-1] == "llp" else "ltd"


def _has_form(text: str) -> bool:
    return any(word in vocabulary("suffix") for word in _WORD.findall(text))


def taken_apart(name: str) -> Name:
    """A name as its telling words, with the other names that it states; never without words unless it has none."""
    text = _plain(name)
    cut = len(name.strip()) >= SHORTEST_CUT and not name.rstrip().endswith((")", "."))
    aliases: list[str] = []
    former = _FORMERLY.search(text) if "known" in text or "form" in text or "ka" in text or "prev" in text else None
    if former:
        aliases.append(former.group(1))
        text = text[: former.start()] + text[former.end() :]
    legal, *trading = _TRADING.split(text)
    aliases += trading
    if not _WORD.search(legal):
        legal, aliases = (aliases[0], aliases[1:]) if aliases else (text, [])
    legal = _ON_BEHALF.sub("", legal) or legal
    words = _words(legal)
    if trading and not _has_form(legal):  # a person's name alone is many people's: it counts with the trade beside it
        words = (*words, *_words(trading[0]))
    others = tuple(dict.fromkeys(part for alias in aliases if (part := _words(alias)) and part != words))
    return Name(words, others, cut, _form(legal))
