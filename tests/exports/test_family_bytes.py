"""The same records give the same bytes, whatever else is otherwise on the machine."""

from __future__ import annotations

import os
import subprocess
import sys

from exports.family import FAMILY


def _digests(seed: int, zone: str, language: str) -> list[str]:
    surroundings = {"PYTHONHASHSEED": str(seed), "TZ": zone, "LANG": language, "LC_ALL": language}
    command = [sys.executable, "-m", "tests.exports.digests"]
    done = subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_no_kind_of_document_depends_on_the_process_the_time_zone_or_the_language_of_the_machine() -> None:
    here, there = _digests(1, "Pacific/Kiritimati", "C.UTF-8"), _digests(2, "America/Adak", "de_DE.UTF-8")
    assert here == there
    assert all(any(f" {each.name} " in line for line in here) for each in FAMILY.values())
