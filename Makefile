# Every job of the project is one command here. `make help` is made of the comments behind the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COVERAGE ?= 90
RULES := store/*,escalation/*
TESTS ?= tests
SHARE = $(shell expr $(or $(SECONDS),600) / 4)
UV_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help venv demo test lint types imports tests bench soak prove lock messages docs snapshots clean

help: ## What can be made here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: $(STAMP) ## The virtual environment .venv, with everything the locked requirements name

$(STAMP): requirements-dev.txt pyproject.toml hatch_build.py
	@found=; for name in $(PYTHON) python3.13 python3.12 python3.11; do \
	  if $$name -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "E-Humas needs Python 3.11 or newer; $(PYTHON) is missing or older. Say which to use: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	$$found -m venv --clear $(VENV) || { echo "The venv could not be made. On Debian: apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## A living city in a fresh file; opens the console on it
	@$(BIN)/ehumas demo

test: lint types imports tests ## Every check: style, types, import contracts, tests on both databases, coverage

lint: $(STAMP) ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## Strict types
	$(BIN)/mypy

imports: $(STAMP) ## Dependencies only go down
	$(BIN)/lint-imports

tests: $(STAMP) ## The tests on SQLite and PostgreSQL, with branch coverage; TESTS=path runs a part without the gates
ifeq ($(TESTS),tests)
	@rm -f .coverage .coverage.*
	$(BIN)/pytest -n auto --cov --cov-report= $(TESTS)
	$(BIN)/coverage report --fail-under=$(COVERAGE)
	@echo "The rules of the work, every branch:"
	$(BIN)/coverage report --include=$(RULES) --fail-under=100
else
	$(BIN)/pytest -n auto $(TESTS)
endif

bench: $(STAMP) ## Ratios against the bare driver at 10,000 and 1,000,000 complaints; SIZE=N for one size, BENCH_JSON=FILE keeps the rows
	$(BIN)/python -m benchmarks $(if $(SIZE),--size $(SIZE))

soak: $(STAMP) ## 20 consoles, 2 schedulers and a portal at once; SECONDS=600 DATABASE=sqlite|postgresql CONSOLES=20 KILLS=1
	$(BIN)/python -m tests.soak --seconds $(or $(SECONDS),600) --database $(or $(DATABASE),sqlite) --consoles $(or $(CONSOLES),20) $(if $(KILLS),--kills)

prove: $(STAMP) ## SECONDS=600 of the engine's simulation and of kills, on both databases; SEED=N repeats one, EVERY=1 dies at each boundary, MUTANTS=1 hunts
	$(BIN)/python -m tests.proof --seconds $(SHARE) --seed $(or $(SEED),$(shell date +%s)) $(if $(EVERY),--every-boundary)
	$(if $(MUTANTS),$(BIN)/python -m tests.proof --mutants)
	$(BIN)/python -m tests.soak --seconds $(SHARE) --database sqlite --consoles 2 --kills
	$(BIN)/python -m tests.soak --seconds $(SHARE) --database postgresql --consoles 2 --kills

lock: $(STAMP) ## New hash-locked requirements from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --upgrade $(UV_FLAGS) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.txt $(UV_FLAGS) -o requirements-dev.txt

messages: $(STAMP) ## Catalogues in step with the code; prints what is left to translate
	$(BIN)/python -m tests.support.catalogues

docs: $(STAMP) ## The made parts of the documents: docs/cli.md, the manual's screens, the README's picture and keys
	$(BIN)/python -m tests.support.help_pages
	$(BIN)/python -m tests.support.screens

snapshots: $(STAMP) ## Every screen as text at four sizes, tests/console/snapshots; read what changed in git diff
	@$(BIN)/python -m tests.support.snapshots

clean: ## Removes what was made, except .venv
	rm -rf build dist htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -path ./$(VENV) -prune -o \( -name __pycache__ -o -name '*.mo' \) -print0 | xargs -0 rm -rf
