"""What each action does: one coroutine per action id, imported when the first action runs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from screens.app import AdvisorApp
from screens.doing import (
    adding,
    advice,
    checking,
    editing,
    erasing,
    exporting,
    looking,
    noting,
    restoring,
    reviewing,
    sittings,
    taking_back,
    unfinished,
)

Doing = Callable[[AdvisorApp], Coroutine[Any, Any, None]]

DOING: dict[str, Doing] = {
    "advice.decide": advice.decide,
    "advice.progress": advice.progress,
    "advice.outcome": advice.outcome,
    "advice.withdraw": advice.withdraw,
    "advice.error": noting.enter_in_error,
    "advice.copy": adding.copy_advice,
    "record.add": adding.add,
    "record.edit": editing.edit,
    "record.delete": editing.delete,
    "record.note": noting.note,
    "record.write": editing.write,
    "settings": editing.settings,
    "item.snooze": noting.snooze,
    "record.export": exporting.export,
    "record.history": taking_back.history,
    "undo": taking_back.undo,
    "redo": taking_back.redo,
    "text.copy": looking.copy_text,
    "record.menu": looking.menu,
    "place.today": looking.go_today,
    "place.clients": looking.go_clients,
    "place.advice": looking.go_advice,
    "place.review": reviewing.go_review,
    "waiting": looking.waiting,
    "find": looking.find,
    "filter": looking.to_filter,
    "sort": looking.sort,
    "as_of": looking.as_of,
    "review.days": reviewing.mature_days,
    "beside": looking.beside,
    "theme": looking.theme,
    "back": looking.back,
    "palette": looking.palette,
    "help": looking.show_help,
    "sitting.take": sittings.take,
    "drafts": unfinished.offer,
    "upkeep.check": checking.check,
    "upkeep.backup": restoring.back_up_now,
    "upkeep.restore": restoring.restore,
    "upkeep.destroy": erasing.destroy,
    "upkeep.forget": erasing.forget,
    "quit": looking.leave,
}
