# Needs Python 3.11 or newer, git and make; everything else is installed into .venv.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
CLAIMDB := $(BIN)/claimdb --db demo.db

# The first interpreter that is new enough; `make PYTHON=/path/to/python …` chooses another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$python"; break; }; \
	done)

.PHONY: help install demo test lint types contracts model wheel docs clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    install claimdb into .venv, ingest the sample articles and show what they hold"
	@echo "make test    lint, types, import contracts, documentation check and all tests"
	@echo "make model   train the extraction model again and write it to claimdb/nlp/weights"
	@echo "make docs    write the generated parts of the documentation again"
	@echo "make wheel   build dist/claimdb-….whl, model, migrations and sample articles included"
	@echo "make clean   remove .venv, the demo database and what was built"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "claimdb needs Python 3.11 or newer with the venv module; none was found." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/tested: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/installed

install: $(VENV)/installed

demo: $(VENV)/installed
	@rm -f demo.db demo.db-wal demo.db-shm
	$(CLAIMDB) ingest seeds
	$(CLAIMDB) claims --speaker Popov --limit 8
	$(CLAIMDB) claims --speaker Simonyan
	$(CLAIMDB) claims --speaker Strelkov
	$(CLAIMDB) claims --speaker Maliar
	@echo
	@echo "# The first statement of the list in its context:"
	$(CLAIMDB) show "$$($(CLAIMDB) claims --speaker Popov --limit 1 --format jsonl | $(BIN)/python -c 'import json, sys; print(json.loads(sys.stdin.readline())["id"])')"
	$(CLAIMDB) speakers
	$(CLAIMDB) search recording
	$(CLAIMDB) claim --limit 3
	$(CLAIMDB) disputes --limit 5
	@echo "# One of them with its positions:"
	$(CLAIMDB) dispute "$$($(CLAIMDB) disputes --kind who --limit 1 --quiet --format jsonl | $(BIN)/python -c 'import json, sys; print(json.loads(sys.stdin.readline())["id"])')"

test: lint types contracts docs-check
	$(BIN)/pytest

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tested
	$(BIN)/mypy

contracts: $(VENV)/tested
	$(BIN)/lint-imports

docs-check: $(VENV)/tested
	$(BIN)/python docs/generate.py --check

docs: $(VENV)/tested
	$(BIN)/python docs/generate.py

model:
	$(MAKE) -C training PYTHON="$(PYTHON)"

wheel: $(VENV)/installed
	$(BIN)/python -m pip install --quiet build
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) build dist demo.db demo.db-wal demo.db-shm
