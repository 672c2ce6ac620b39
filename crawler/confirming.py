"""A person's word that documents told as mass loss are gone: they are withdrawn after all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from crawler.vanished import gone_for_good
from models.clock import now
from models.ledger import withdraw
from models.messages import gettext as _
from models.tables import Alarm, Run

RULE = "mass_loss"


class NotConfirmableError(Exception):
    """The alarm is none that a person can confirm; the message says why."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`withdrawn` documents ended; `run_id` is the run that has it on record."""

    run_id: int
    withdrawn: int


def confirm(session: Session, alarm_id: int, by: str) -> Confirmed:
    """Ends the versions of the portal's documents that are gone and resolves the alarm; a run keeps who and
    when. NotConfirmableError if it is no mass loss that stands. Reports follow when they are filed."""
    alarm = session.get(Alarm, alarm_id)
    if alarm is None or alarm.resolved_at is not None:
        raise NotConfirmableError(
            _("%(alarm_id)s: no alarm that stands; see `gongkai alarms`") % {"alarm_id": alarm_id}
        )
    if alarm.rule != RULE or alarm.portal_id is None:
        raise NotConfirmableError(
            _("%(alarm_id)s: a %(rule)s; only a %(wanted)s can be confirmed")
            % {"alarm_id": alarm_id, "rule": alarm.rule, "wanted": RULE}
        )
    at = now()
    withdrawn = withdraw(session, gone_for_good(session, alarm.portal_id))
    run = Run(
        command="confirm",
        arguments={"alarm": alarm_id, "portal": alarm.portal_id, "by": by},
        started_at=at,
        finished_at=at,
        outcome="done",
        counts={"gone": withdrawn},
    )
    session.add(run)
    session.flush()
    alarm.resolved_at = at
    return Confirmed(run.id, withdrawn)
