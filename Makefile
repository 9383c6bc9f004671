# Every task of the project by name. `make` alone lists them.
# PYTHON chooses the interpreter that .venv is made with: make test PYTHON=python3.13

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)

.PHONY: help demo test check format bench agreement flips documents torture reference pictures build lock clean

help:  ## list these tasks
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: $(STAMP)  ## open the program on a throw-away sample practice
	@$(BIN)/advisor demo

test: $(STAMP)  ## run every test
	@$(BIN)/pytest -n auto

check: $(STAMP)  ## lint, types, import directions, spelling, and what the README repeats of the code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell
	@$(BIN)/python -m tests.tools.reference --check

format: $(STAMP)  ## put the code in its form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: $(STAMP)  ## measure what a user waits for, beside what is wanted; never fails on time
	@$(BIN)/python -m tests.benchmarks

agreement: $(STAMP)  ## hold the figures of 3,000 random practices against scipy
	@ADVISOR_REVIEWS=3000 $(BIN)/pytest tests/review/test_agreement.py

flips: $(STAMP)  ## read Word files and templates thousands of times with bits turned, and print what the worst of it cost
	@ADVISOR_FLIPS=5000 $(BIN)/pytest tests/exports/word/test_foreign_damage.py tests/exports/word/template/test_damage.py

documents: $(STAMP)  ## check every kind of document on all data, 2,000 recommendations too, in every base
	@ADVISOR_DOCUMENTS=all $(BIN)/pytest -n auto -o faulthandler_timeout=1800 \
		tests/exports/test_family_sound.py tests/exports/test_family_bytes.py

torture: $(STAMP)  ## attack what is kept, at length, and print what it cost (half an hour; as root with power cuts)
	@$(BIN)/python -m tests.torture

reference: $(STAMP)  ## write the README's table of keys and docs/json.md anew from the code
	@$(BIN)/python -m tests.tools.reference

pictures: $(STAMP)  ## draw the README's pictures anew from the sample practice
	@$(BIN)/python -m tests.tools.pictures

build: $(STAMP)  ## build the wheel and the source archive into dist/
	@rm -rf dist
	@$(BIN)/hatchling build

lock: $(STAMP)  ## choose the newest allowed versions and write requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-header \
		--group dev pyproject.toml --output-file requirements.lock

clean:  ## remove what can be made again
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find advisor screens exports tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): requirements.lock pyproject.toml
	@for each in $(CANDIDATES); do \
		if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python="$$each"; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Advisor needs Python 3.11 or newer; none was found. Install it, or name it: make PYTHON=/path/to/python3 …" >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$$python cannot make a virtual environment. Install its venv package (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version) …"; \
	"$$python" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
