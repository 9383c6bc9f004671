"""The project as a whole: what it says of itself, what it is built from, and what comes out when it is built."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from advisor import __version__
from advisor.cli import main
from advisor.cli.columns import LISTS
from advisor.records import TYPES, Profile
from tests.tools import reference

PROJECT = Path(__file__).parents[1]
CODE = ("advisor", "screens", "exports")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
#: Names of XML namespaces and schemas, and made-up addresses; none of them is ever asked for anything.
NAMES = (
    "www.w3.org",
    "schemas.openxmlformats.org",
    "schemas.microsoft.com",
    "purl.org",
    "purl.oclc.org",
    "json-schema.org",
    "openoffice.org",
    "example.com",
    "example.org",
    ".example",
)
#: Folders that exist on one machine only.
MACHINE = re.compile(rf"(?:(?<![\w.])/(?:root|work)|{re.escape(str(Path.home()))})/\w+")


def tracked() -> list[Path]:
    """The files of the project that are text."""
    if not (PROJECT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no checkout, so nobody can say which files belong to the project")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout
    paths = [PROJECT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


def project() -> dict[str, object]:
    """pyproject.toml."""
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    """A distribution's name as it is compared: ``python_docx>=1.2`` → ``python-docx``."""
    found = re.match(r"[\w.-]+", name)
    assert found is not None, name
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def runtime() -> set[str]:
    """The distributions that the program needs."""
    listed = project()["project"]
    assert isinstance(listed, dict)
    return {normal(each) for each in listed["dependencies"]}


def development() -> set[str]:
    """The distributions that working on it needs as well."""
    groups = project()["dependency-groups"]
    assert isinstance(groups, dict)
    return {normal(each) for each in groups["dev"]}


# -- what it says of itself


def test_the_readme_and_the_json_page_say_what_the_code_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert reference.main(["--check"]) == 0, capsys.readouterr().err


def test_the_changelog_has_an_entry_for_this_version() -> None:
    assert f"## [{__version__}]" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", (PROJECT / page).read_text(encoding="utf-8"))
    assert [each for each in links if not (PROJECT / each).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_task_that_a_page_names_exists(page: str) -> None:
    tasks = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", (PROJECT / page).read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= tasks


@pytest.mark.parametrize("page", ["CONTRIBUTING.md"])
def test_every_file_that_a_recipe_names_exists(page: str) -> None:
    named = re.findall(r"`((?:advisor|screens|exports|tests|docs)/[\w/.]*)`", (PROJECT / page).read_text("utf-8"))
    assert named
    assert [each for each in named if not (PROJECT / each).exists()] == []


def commands() -> list[list[str]]:
    """The commands in the README's page of examples, in their order, without the words beside them."""
    section = (PROJECT / "README.md").read_text(encoding="utf-8").partition("## The command line\n")[2]
    block = section.split("```")[1].replace("\\\n", "")
    lines = [re.split(r"\s{3,}(?=[^\s-])", line)[0] for line in block.splitlines() if line.strip()]
    return [shlex.split(line)[1:] for line in lines]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a practice that is not there yet."""
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("ADVISOR_PRACTICE", str(tmp_path / "practice"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_readme_can_be_typed_in_its_order(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(commands()) > 15
    for words in commands():
        assert main(words) == 0, (words, capsys.readouterr())
    assert (elsewhere / "acme.docx").is_file()


def test_the_map_of_the_readme_takes_in_a_table_of_its_kind(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    (elsewhere / "map.toml").write_text(text.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    table = (
        "Finding,Customer,Reported,State\nName one owner,Acme Tools,2026-01-05,Done\nMove on,Acme Tools,2026-01-06,\n"
    )
    (elsewhere / "table.csv").write_text(table, encoding="utf-8")
    assert main(["import", "advice", "table.csv", "--map", "map.toml"]) == 0
    capsys.readouterr()
    assert main(["list", "advice", "standing:implemented"]) == 0
    assert "Name one owner" in capsys.readouterr().out


def test_every_record_type_has_a_list_but_the_practice_itself() -> None:
    assert {each.record_type for each in LISTS.values()} == set(TYPES.values()) - {Profile}


# -- what it names, and what it needs


def test_no_file_names_a_host_or_a_folder_of_one_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        hosts = {each for each in re.findall(r"https?://([\w.-]+)", text) if not each.endswith(NAMES)}
        found += [f"{path.relative_to(PROJECT)}: {each}" for each in sorted(hosts)]
        if path != Path(__file__):
            found += [f"{path.relative_to(PROJECT)}: {each}" for each in MACHINE.findall(text)]
    assert found == []


def test_the_lock_has_hashes_and_no_addresses() -> None:
    text = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|index|find-links|@ ", text)
    for block in re.split(r"\n(?=\w)", text):
        assert "--hash=sha256:" in block, block


def test_the_lock_holds_every_dependency() -> None:
    text = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    locked = {normal(each) for each in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert runtime() | development() <= locked


def imported(folder: str) -> Iterator[str]:
    """The packages that the modules of a folder import, wherever in the file."""
    for path in (PROJECT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (each.name.partition(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def needed(*folders: str) -> set[str]:
    """The distributions behind what some folders import."""
    names = {name for folder in folders for name in imported(folder)} - set(sys.stdlib_module_names) - {*CODE, "tests"}
    known = packages_distributions()
    return {normal(known[name][0]) for name in names}


def test_what_the_program_imports_is_what_it_declares() -> None:
    assert needed(*CODE) == runtime()


def test_what_the_tests_import_is_declared() -> None:
    assert needed("tests") <= runtime() | development()


# -- what comes out of it


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_the_wheel_holds_everything_that_the_program_reads(wheel: list[str]) -> None:
    kept = {".py", ".tcss", ".toml", ".typed"}
    files = [path for folder in CODE for path in (PROJECT / folder).rglob("*") if path.suffix in kept]
    wanted = {path.relative_to(PROJECT).as_posix() for path in files if path.is_file()}
    assert {f"{each}/py.typed" for each in CODE} <= wanted
    assert wanted <= set(wheel)


def test_the_wheel_holds_nothing_else(wheel: list[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert tops == {*CODE, f"advisor-{__version__}.dist-info"}
