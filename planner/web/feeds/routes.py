"""Calendar feeds: make one, see them all, rename, withdraw; and the address that calendar programs fetch."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
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
from planner.web.database import database, now, reading, writing
from planner.web.feeds.clients import client_name
from planner.web.feeds.contents import renewed, stamp
from planner.web.feeds.expiry import expired, withdraw_unused
from planner.web.feeds.forms import NewFeed, Rename, Sure
from planner.web.feeds.links import links
from planner.web.feeds.serve import answer, refusal, unchanged
from planner.web.feeds.words import scope_words, suggested_name
from planner.web.plans import plan_of_these_contracts
from planner.web.view import read_day
from planner.web.words import leaf_areas

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


log = logging.getLogger(__name__)
feeds = Blueprint("feeds", __name__)
feeds.add_app_template_filter(scope_words)
QUIET = timedelta(days=3)
NOTED_EVERY = timedelta(minutes=5)
PATIENCE = 0.2  # seconds that a fetch may wait for others who write, before it goes unnoted


@feeds.get("/feeds")
@access.local_user
def mine() -> ResponseReturnValue:
    """Every feed that is still served, and when it was last fetched."""
    with reading() as session:
        found = [feed for feed in kept_feeds.feed_list(session) if not expired(feed)]
    quiet = {feed.id for feed in found if feed.last_fetched_at and now() - feed.last_fetched_at > QUIET}
    days = current_app.config["SETTINGS"].feed_expiry_days
    return render_template("feeds/list.html", feeds=found, quiet=quiet, expiry_days=days)


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
    with reading() as session:
        found = head_for_token(session, token)
        if found is None:
            return refusal(404, "There is no calendar feed at this address.")
        if found.revoked or expired(found):
            return refusal(410, "This calendar feed has been withdrawn.")
        head = found.head
        kept: FeedBody | None = None
        if head is not None and head.made_for == stamp(found.revision, found.name):
            same = unchanged(request, head.etag, head.changed_at)
            kept = FeedBody(head, b"") if same else kept_contents.body(session, found.id)
    kept = kept or made_again(found)
    note_fetch(found)
    return answer(kept.body, name=found.name, etag=kept.head.etag, changed_at=kept.head.changed_at)


def made_again(found: FeedHead) -> FeedBody:
    """The feed as it is now; if that cannot be made, the last good one, at worst an empty calendar."""
    try:
        plan_of_these_contracts()
        with writing() as session:
            return renewed(session, kept_feeds.feed(session, found.id))
    except Exception:  # an error would make some programs drop the subscription for good
        log.exception("feed %s could not be made anew", found.id)
    with reading() as session:
        last = kept_contents.body(session, found.id)
    return last or FeedBody(BodyHead("", "empty", found.created_at), calendars.join([], name=found.name))


def note_fetch(feed: FeedHead) -> None:
    """Remembers who fetched when; a busy database is no reason to fail a calendar."""
    client, moment = client_name(request.user_agent.string), now()
    if client == feed.last_client and feed.last_fetched_at and moment - feed.last_fetched_at < NOTED_EVERY:
        return
    try:
        with database().session(patience=PATIENCE) as session:
            kept_feeds.record_fetch(session, feed.id, at=moment, client=client)
    except Exception:  # whatever it was, the feed itself is fine
        log.warning("a fetch of feed %s could not be noted", feed.id)


def new_form() -> NewFeed:
    """The form with its choices, filled from what was posted or from the address."""
    form = NewFeed(request.form if request.method == "POST" else None, data=_asked_for())
    with reading() as session:
        councils = kept_councils.council_names(session)
    form.council.choices = [SelectChoice("", "All councils"), *(SelectChoice(name, name) for name in councils)]
    areas = (SelectChoice(area.code, area.name) for area in leaf_areas())
    form.service_area.choices = list(areas)
    return form


def _asked_for() -> dict[str, str | list[str]]:
    names = ("name", "council", "proposal", "supplier", "system", "text")
    asked: dict[str, str | list[str]] = {name: request.args.get(name, "") for name in names}
    asked["service_area"] = [code for code in request.args.getlist("service_area") if code]
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
    return replace(
        dates,
        council=form.council.data or None,
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
