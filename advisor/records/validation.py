"""Values from outside as records: checked by pydantic, and what does not fit told in words for who entered it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from advisor.records.base import Declared, Misfit, Problem
from advisor.records.fields import field_of

D = TypeVar("D", bound=Declared)

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


def validated(declared: type[D], values: Mapping[str, Any]) -> D:
    """One of a declared type with these values; see :meth:`advisor.records.base.Declared.of`.

    Raises:
        Misfit: With everything that does not fit.
    """
    try:
        found: D = _validator(declared).validate_python(dict(values))  # type: ignore[arg-type]  # a class is hashable
    except ValidationError as error:
        raise Misfit(_problems(error, declared)) from error
    return found


@cache
def _validator(declared: type[D]) -> TypeAdapter[D]:
    return TypeAdapter(declared)


def _problems(error: ValidationError, declared: type[Declared]) -> list[Problem]:
    """The problems behind a pydantic error, one for each value that does not fit, in plain words."""
    found = []
    for each in error.errors(include_url=False, include_input=False):
        name = str(each["loc"][0]) if each["loc"] else ""
        context: dict[str, Any] = each.get("ctx", {})
        if each["type"] == "enum":
            choices = field_of(declared, name).choices
            words = f"Choose one of: {', '.join(choices or ())}."
        else:
            words = _WORDS.get(each["type"], each["msg"] + ".").format(**context)
        found.append(Problem(name, words))
    return found
