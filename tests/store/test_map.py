"""The docstring of the package is the map by which a newcomer finds the way."""

import re
from pathlib import Path

from advisor import store


def test_the_map_names_every_module_of_the_store_once() -> None:
    named = re.findall(r"^    ``(\w+)`` +\S", store.__doc__ or "", re.MULTILINE)
    modules = [path.stem for path in Path(store.__file__).parent.glob("*.py") if path.stem != "__init__"]
    assert sorted(named) == sorted(modules)
