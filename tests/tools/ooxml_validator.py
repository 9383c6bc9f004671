"""Microsoft's own validator, where it is installed: what the Open XML SDK, and so Word, says against a file.

`.ci/run` installs it, pinned, from `tests/tools/validator/`; `OOXML_VALIDATOR_CLI` names another one. By hand:
`npm ci --prefix tests/tools/validator`, then `python -m tests.tools.ooxml_validator FILE…`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

MISSING = "Microsoft's validator is not installed; .ci/run installs it"
_NAME = "ooxml-validator"
_INSTALLED = Path(__file__).parent / "validator" / "node_modules" / "@xarsh"


def validator() -> str | None:
    """The command, None where it is not installed."""
    ours = next((str(each) for each in sorted(_INSTALLED.glob(f"*/{_NAME}*")) if each.is_file()), None)
    return os.environ.get("OOXML_VALIDATOR_CLI") or ours or shutil.which(_NAME)


def faults(files: Mapping[str, bytes]) -> list[str]:
    """Everything that is said against some files, by their names such as "summary.docx", which say what they are.

    Raises:
        RuntimeError: When the validator is not installed, or does not answer.
    """
    command = validator()
    if command is None:
        raise RuntimeError(MISSING)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as together:
        paths = [Path(folder, name) for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.write_bytes(content)
        return [fault for found in together.map(partial(_said, command), paths) for fault in found]


def _said(command: str, path: Path) -> list[str]:
    # Without this, it asks for a library of languages that a bare machine does not have.
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run([command, str(path)], capture_output=True, text=True, env=environment, check=False)
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise RuntimeError(f"The validator said nothing of {path.name}: {done.stderr or done.stdout}") from None
    found = [" ".join(filter(None, (each["path"], each["xPath"], each["description"]))) for each in answer["errors"]]
    return [f"{path.name}: {each}" for each in found or ([] if answer["ok"] else ["It is not valid."])]


def main() -> int:
    """Validate the files named on the command line."""
    found = faults({Path(name).name: Path(name).read_bytes() for name in sys.argv[1:]})
    print("\n".join(found) or "No fault was found.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
