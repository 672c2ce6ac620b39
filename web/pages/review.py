"""Deciding and correcting: these routes are there only in a room that was opened with a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from models.errors import ArchiveBusyError
from models.messages import gettext as _
from models.reviews import FILED
from models.tables import Report, Review
from research.review_open import newest
from research.reviews import (
    SCOPES,
    Item,
    ReviewError,
    Signed,
    decide,
    item_of_finding,
    items,
    withdraw,
)
from research.show import show
from web.desk import Desk
from web.rendering import page, path_of, room_of
from web.reviewing import COOKIE, WHO, desk_of, is_token, remember, require, require_own_form

LONGEST = 64 * 1024
"""Bytes of a form."""
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says: of which report, what, how it is decided, who says so; `back`: where to go then."""

    sent: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """A field; None if it is empty or not there."""
        return self.sent.get(name, "").strip() or None

    def number(self, name: str) -> int | None:
        """A field that holds a number of the archive."""
        text = self.text(name)
        return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None

    @property
    def signed(self) -> Signed:
        """Who decides and why."""
        return Signed(self.text("who") or "", self.text("why"), self.text("evidence"))

    @property
    def back(self) -> str:
        """A path inside the room; anything else is its start."""
        path = self.text("back") or "/"
        return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


@router.get("/review", name="review")
def enter(request: Request, token: Annotated[str, Query(max_length=200)]) -> Response:
    """Lets whoever has the token decide and correct in this browser."""
    if not is_token(request, token):
        raise HTTPException(403, _("This is not the token of this room."))
    answer = RedirectResponse(path_of(request)("findings"), 303)
    remember(request, answer, COOKIE, token)
    return answer


@router.get("/reports/{report_id}/review", name="review_report")
def of_report(request: Request, report_id: int, figure: str | None = None) -> Response:
    """A report's figures and how it is filed, to be confirmed or corrected; what was decided before."""
    require(request)
    with room_of(request).asking() as session:
        if session.get(Report, report_id) is None:
            raise HTTPException(404, _("There is no report %(id)s.") % {"id": report_id})
        found = show(session, report_id)
        reviews = newest(session, report_id=report_id, limit=200)
    values = {"report_id": report_id, "report": found["report"], "figure": figure, "filed": FILED,
              "cell": _cell(found["tables"], figure), "scopes": SCOPES, "reviews": reviews}  # fmt: skip
    return page(request, "review.html", values | desk_of(request))


@router.post("/review", name="decide")
async def decided(request: Request) -> Response:
    """Puts a decision on record, or withdraws one, and goes back to the page it was made on."""
    require_own_form(request)
    if int(request.headers.get("Content-Length") or LONGEST + 1) > LONGEST:
        raise HTTPException(413, _("This is too long."))
    sent = await request.form(max_files=0, max_fields=20)
    form = Form({name: value for name, value in sent.items() if isinstance(value, str)})
    return await run_in_threadpool(_decided, request, form)


def _decided(request: Request, form: Form) -> Response:
    desk: Desk = request.app.state.desk
    try:
        rows, is_done = desk.decide(lambda session: _act(session, form))
    except ReviewError as error:
        raise HTTPException(400, str(error)) from error
    except ArchiveBusyError as error:
        told = _("Nothing was put on record, since the archive is being written: %(why)s") % {"why": error}
        raise HTTPException(503, told) from error
    mark = "&" if "?" in form.back else "?"
    numbers = "-".join(str(row["review"]) for row in rows)
    more = "" if is_done else "&filing=1"
    root = request.scope.get("root_path", "")
    answer = RedirectResponse(f"{root}{form.back}{mark}done={numbers}{more}", 303)
    remember(request, answer, WHO, form.signed.who)
    return answer


def _act(session: Session, form: Form) -> list[Review]:
    review = form.number("withdraw")
    if review is not None:
        return [withdraw(session, review, form.signed)]
    decision, value = form.text("decision") or "", form.text("value")
    return [decide(session, one, decision, value, form.signed) for one in _items(session, form)]


def _items(session: Session, form: Form) -> Sequence[Item]:
    report_id, finding = form.number("report_id"), form.number("finding")
    if report_id is None or session.get(Report, report_id) is None:
        raise ReviewError(_("There is no such report any more."))
    if finding is not None:
        return [item_of_finding(session, report_id, finding)]
    return items(session, report_id, form.text("what") or "")


def _cell(tables: Sequence[Mapping[str, Any]], code: str | None) -> dict[str, Any] | None:
    """The cell of a figure with the label of its row, as `show` has it."""
    for table in tables:
        for row in table["rows"]:
            for cell in row["cells"]:
                if cell["code"] == code:
                    return {**cell, "label": row["label"]}
    return None
