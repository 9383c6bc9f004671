"""What pydantic finds wrong with a value, in words for the person who entered it."""

from typing import Any

from pydantic import ValidationError

from advisor.records.base import Problem, Record
from advisor.records.fields import field_of

_WORDS = {
    "string_too_long": "At most {max_length} characters fit here.",
    "greater_than_equal": "The smallest that makes sense here is {ge}.",
    "less_than_equal": "The largest that makes sense here is {le}.",
    "decimal_max_digits": "At most {max_digits} digits fit here.",
    "decimal_max_places": "At most {decimal_places} decimals fit here.",
    "finite_number": "Give a number.",
    "int_parsing": "Give a whole number.",
    "int_type": "Give a whole number.",
    "int_from_float": "Give a whole number.",
    "decimal_parsing": "Give an amount such as 140000, 140k or 1.5m.",
    "decimal_type": "Give an amount such as 140000, 140k or 1.5m.",
    "date_from_datetime_parsing": "Give a day such as 2026-12-01.",
    "date_parsing": "Give a day such as 2026-12-01.",
    "date_type": "Give a day such as 2026-12-01.",
    "string_type": "Give text.",
    "string_unicode": "This text has characters that cannot be kept; type it again.",
}


def _allowed(record_type: type[Record], name: str) -> str:
    spec = field_of(record_type, name)
    return ", ".join(spec.choices) if spec.choices else ""


def problems_from(error: ValidationError, record_type: type[Record]) -> list[Problem]:
    """The problems behind a pydantic error, one for each value that does not fit, in plain words."""
    found = []
    for each in error.errors(include_url=False, include_input=False):
        name = str(each["loc"][0]) if each["loc"] else ""
        context: dict[str, Any] = each.get("ctx", {})
        if each["type"] == "enum":
            words = f"Choose one of: {_allowed(record_type, name)}."
        else:
            words = _WORDS.get(each["type"], each["msg"] + ".").format(**context)
        found.append(Problem(name, words))
    return found
