"""Exception → status and words, in one table; the pages that say so."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Response, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import (
    BadRequest,
    Gone,
    HTTPException,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    SecurityError,
)

from planner.model import PlannerError
from planner.store.kept import NotFound as NotKept
from planner.web.access import NotAllowedError
from planner.web.filters import size

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.typing import ResponseReturnValue

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person is told. Without `words`, the exception's own text is shown, which is fit for a person."""

    status: int
    title: str
    words: str | None = None


ANSWERS: dict[type[Exception], Answer] = {
    CSRFError: Answer(
        400,
        "This form has expired",
        "The form was open for a long time, or the planner was restarted. "
        "Nothing was changed. Go back, load the page again and send the form once more.",
    ),
    BadRequest: Answer(
        400,
        "The request could not be understood",
        "Nothing was changed. Go back and try again; if you sent a file, send it again.",
    ),
    PlannerError: Answer(400, "There is a problem"),
    NotKept: Answer(404, "Page not found"),
    NotAllowedError: Answer(403, "You cannot open this page from here"),
    NotFound: Answer(
        404,
        "Page not found",
        "If you typed the address, check that it is right. "
        "If you followed a link, what it led to may have been withdrawn.",
    ),
    MethodNotAllowed: Answer(405, "This page cannot be used like that", "Open it from a link instead."),
    Gone: Answer(410, "This is no longer here", "What was at this address has been withdrawn."),
    RequestEntityTooLarge: Answer(413, "The file is too big"),
}

UNEXPECTED = Answer(
    500,
    "Sorry, there is a problem with the planner",
    "Nothing you sent was half kept: the step was taken back as a whole. Try again; if it happens again, "
    "tell whoever runs the planner what you were doing.",
)


def register(app: Flask) -> None:
    """Every exception class of the table, and whatever else may happen, gets its page."""
    for kind, answer in ANSWERS.items():
        app.register_error_handler(kind, page_for(answer))
    app.register_error_handler(SecurityError, _foreign)
    app.register_error_handler(Exception, _unexpected)


def too_big(limit: int) -> str:
    """What a person is told whose file is over the limit of so many bytes."""
    return (
        f"The file is bigger than {size(limit)}, which is the most this planner takes. "
        "Save the register alone, without pictures or other sheets, or split it into several files."
    )


def page_for(answer: Answer) -> Callable[[Exception], ResponseReturnValue]:
    """The handler that shows an answer of the table."""

    def show(error: Exception) -> ResponseReturnValue:
        words = answer.words or str(error)
        if isinstance(error, RequestEntityTooLarge):
            words = too_big(current_app.config["MAX_CONTENT_LENGTH"])
        return _answer(answer, words)

    return show


def _foreign(_: Exception) -> ResponseReturnValue:
    """A request under a host name that is not ours: no page, since links cannot be made for it."""
    return Response("Use the address that the planner printed when it started.\n", 400, content_type="text/plain")


def _unexpected(error: Exception) -> ResponseReturnValue:
    if isinstance(error, HTTPException) and error.code and error.code < 500:
        return _answer(Answer(error.code, "The request could not be served"), UNEXPECTED.words or "")
    # The path without its query and never a feed's, whose path is a secret.
    log.exception("unexpected error at %s", request.endpoint)
    return _answer(UNEXPECTED, UNEXPECTED.words or "")


def _answer(answer: Answer, words: str) -> ResponseReturnValue:
    page = render_template("errors/error.html", title=answer.title, words=words, status=answer.status)
    return page, answer.status
