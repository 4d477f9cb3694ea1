"""Calendar feeds: make one, see them all, rename, withdraw; and the address that calendar programs fetch."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from wtforms import SelectChoice

from planner import calendars
from planner.store import councils as kept_councils
from planner.store import feed_contents as kept_contents
from planner.store import feeds as kept_feeds
from planner.store import proposals as kept_proposals
from planner.store.feed_contents import BodyHead, FeedBody
from planner.store.feed_heads import FeedHead, head_for_token
from planner.store.kept import FeedScope
from planner.web import access
from planner.web.background import Waiting
from planner.web.database import now, reading, writing
from planner.web.feeds.clients import client_name
from planner.web.feeds.contents import renewed, stamp
from planner.web.feeds.expiry import expired, withdraw_unused
from planner.web.feeds.forms import PARTNERSHIP, NewFeed, Rename, Sure
from planner.web.feeds.links import links
from planner.web.feeds.readers import note_fetch
from planner.web.feeds.remembered import Remembered
from planner.web.feeds.serve import answer, has_it, refusal
from planner.web.feeds.words import scope_words, suggested_name
from planner.web.plans import plan_of_these_contracts
from planner.web.today import today
from planner.web.view import read_day
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


log = logging.getLogger(__name__)
feeds = Blueprint("feeds", __name__)
feeds.add_app_template_filter(scope_words)
REMEMBERED = "planner_remembered_feeds"


@feeds.get("/feeds")
@access.local_user
def mine() -> ResponseReturnValue:
    """Every feed that is still served, and when it was last fetched."""
    with reading() as session:
        found = [feed for feed in kept_feeds.feed_list(session) if not expired(feed)]
    days = current_app.config["SETTINGS"].feed_expiry_days
    return render_template("feeds/list.html", feeds=found, now=now(), expiry_days=days)


@feeds.get("/feeds/new")
@access.local_user
def new() -> ResponseReturnValue:
    """The form, filled with the view that the person came from."""
    form = new_form()
    if not form.name.data:
        form.name.data = suggested_name(scope_of(form), idea_title(form.proposal.data))
    return render_template("feeds/new.html", form=form, scope=scope_of(form), idea=idea_title(form.proposal.data))


@feeds.post("/feeds/new")
@access.local_user
def create() -> ResponseReturnValue:
    """Makes the feed and shows its address, this once: only its digest is kept."""
    withdraw_unused()
    form = new_form()
    scope = scope_of(form)
    if not form.validate_on_submit():
        return render_template("feeds/new.html", form=form, scope=scope, idea=idea_title(form.proposal.data)), 400
    with writing() as session:
        if scope.proposal is not None:
            kept_proposals.touch(session, scope.proposal, at=now())
        token = kept_feeds.create_feed(session, scope=scope, name=form.name.data, at=now())
        feed = kept_feeds.feed_for_token(session, token)
        assert feed is not None
        renewed(session, feed)  # from now on there is a good body to fall back on
    return address_page(token, form.name.data)


@feeds.route("/feeds/<int:feed_id>/rename", methods=["GET", "POST"])
@access.local_user
def rename(feed_id: int) -> ResponseReturnValue:
    """Gives a feed another name."""
    with reading() as session:
        feed = kept_feeds.feed(session, feed_id)
    form = Rename(data={"name": feed.name})
    if form.validate_on_submit():
        with writing() as session:
            kept_feeds.rename(session, feed_id, name=form.name.data)
        flash("The calendar has its new name. Calendar programs keep the name they were given at first.")
        return redirect(url_for("feeds.mine"))
    return render_template("feeds/rename.html", form=form, feed=feed), 400 if form.errors else 200


@feeds.route("/feeds/<int:feed_id>/withdraw", methods=["GET", "POST"])
@access.local_user
def withdraw(feed_id: int) -> ResponseReturnValue:
    """Asks whether the person is sure, then withdraws the address for good."""
    with reading() as session:
        feed = kept_feeds.feed(session, feed_id)
    form = Sure()
    if form.validate_on_submit():
        with writing() as session:
            kept_feeds.revoke(session, feed_id, at=now())
        flash(f"The address of “{feed.name}” no longer works.")
        return redirect(url_for("feeds.mine"))
    return render_template("feeds/withdraw.html", form=form, feed=feed)


@feeds.route("/feeds/<int:feed_id>/new-address", methods=["GET", "POST"])
@access.local_user
def new_address(feed_id: int) -> ResponseReturnValue:
    """The same feed under another secret address; the old one is withdrawn."""
    with reading() as session:
        feed = kept_feeds.feed(session, feed_id)
    form = Sure()
    if form.validate_on_submit():
        with writing() as session:
            token = kept_feeds.rotate(session, feed_id, at=now())
        return address_page(token, feed.name)
    return render_template("feeds/new_address.html", form=form, feed=feed)


@feeds.route("/feeds/<token>.ics", methods=["GET"], provide_automatic_options=False)
@access.secret_address
def fetch(token: str) -> ResponseReturnValue:
    """The feed itself. On a good address never anything but 200 and 304: programs give up on errors for good."""
    try:
        return fetched(token)
    except Exception:  # an error would make some programs drop the subscription for good
        log.exception("a feed could not be looked up")
    last = remembered().last(token)
    if last is None:
        # Not 503: Thunderbird then stops asking until it is started anew, while at 404 it keeps its events and goes on.
        return refusal(404, "This calendar feed cannot be found just now. Calendar programs will ask again.")
    name, kept = last
    return answer(request, kept, name=name)


def fetched(token: str) -> Response:
    """The feed at that address, or the refusal of one that never was or was withdrawn."""
    client = client_name(request.user_agent.string or None)
    with reading() as session:
        found = head_for_token(session, token, client=client)
        if found is None or found.revoked or expired(found):
            remembered().forget(token)
            if found is None:
                return refusal(404, "There is no calendar feed at this address.")
            return refusal(410, "This calendar feed has been withdrawn.")
        head = found.head
        kept: FeedBody | None = None
        if head is not None and head.made_for == stamp(found.revision, today(), found.name):
            same = has_it(request, head.etag, head.changed_at) and remembered().still(token, head.etag)
            kept = FeedBody(head, b"") if same else kept_contents.body(session, found.id)
    kept = kept or made_again(found)
    if kept.zipped and kept.head.made_for:
        remembered().keep(token, found.name, kept)
    note_fetch(found, client)
    return answer(request, kept, name=found.name)


def remembered() -> Remembered:
    """The last good answers of this process."""
    found: Remembered = current_app.extensions.setdefault(REMEMBERED, Remembered())
    return found


def made_again(found: FeedHead) -> FeedBody:
    """The feed as it is now; if that cannot be made, the last good one, at worst an empty calendar.

    Where the plan has to be made first and that takes long, the last good one too: programs ask again, and few wait.
    """
    with reading() as session:
        good = kept_contents.body_head(session, found.id) is not None
    try:
        plan_of_these_contracts(patient=not good)
        with writing() as session:
            return renewed(session, kept_feeds.feed(session, found.id))
    except Waiting:
        pass
    except Exception:  # an error would make some programs drop the subscription for good
        log.exception("feed %s could not be made anew", found.id)
    with reading() as session:
        last = kept_contents.body(session, found.id)
    return last or FeedBody.of(BodyHead("", "empty", found.created_at), calendars.join([], name=found.name))


def new_form() -> NewFeed:
    """The form with its choices, filled from what was posted or from the address."""
    form = NewFeed(request.form if request.method == "POST" else None, data=_asked_for())
    with reading() as session:
        councils = kept_councils.council_names(session)
        plan = kept_proposals.last_plan(session)
    partners = [PARTNERSHIP] if plan is not None and plan.settings.partnership else []
    form.council.choices = [*partners, *(SelectChoice(name, name) for name in councils)]
    areas = (SelectChoice(area.code, area.name) for area in leaf_areas())
    form.service_area.choices = list(areas)
    return form


def _asked_for() -> dict[str, str | list[str]]:
    names = ("name", "proposal", "state", "supplier", "system", "text")
    asked: dict[str, str | list[str]] = {name: request.args.get(name, "") for name in names}
    for name in ("council", "service_area"):
        asked[name] = [value for value in request.args.getlist(name) if value]
    return asked | {"end_from": request.args.get("from", ""), "end_to": request.args.get("to", "")}


def scope_of(form: NewFeed) -> FeedScope:
    """What the form asks for."""
    more = form.more.data or ()
    dates = FeedScope(
        role=form.role.data or None,
        alarms=alarms_of(form),
        horizon_days=int(form.horizon.data) if (form.horizon.data or "").isdigit() else None,
        windows="windows" in more,
        every_step="every_step" in more,
    )
    if form.proposal.data:
        return replace(dates, proposal=form.proposal.data)
    councils = tuple(dict.fromkeys(form.council.data or ()))
    return replace(
        dates,
        councils=tuple(name for name in councils if name != PARTNERSHIP.value),
        partnership=PARTNERSHIP.value in councils,
        state=form.state.data or None,
        service_areas=tuple(dict.fromkeys(form.service_area.data or ())),
        supplier=form.supplier.data or None,
        system=form.system.data or None,
        search=form.text.data or None,
        end_from=read_day(form.end_from.data or ""),
        end_to=read_day(form.end_to.data or ""),
    )


def alarms_of(form: NewFeed) -> tuple[int, ...]:
    """Days before, the most important first."""
    return tuple(int(days) for days in (form.alarms.data or "").split(",") if days.isdigit())


def idea_title(proposal_id: str | None) -> str | None:
    """The name of the joint procurement idea that the feed is about."""
    if not proposal_id:
        return None
    with reading() as session:
        kept = kept_proposals.proposal(session, proposal_id)
    return kept.name or kept.proposal.title


def address_page(token: str, name: str) -> ResponseReturnValue:
    """The page that shows a new address; browsers keep no copy."""
    base = current_app.config["SETTINGS"].base_url.rstrip("/")
    shown = links(f"{base}{url_for('feeds.fetch', token=token)}", name)
    page = Response(render_template("feeds/address.html", links=shown, name=name))
    page.headers["Cache-Control"] = "no-store"
    return page
