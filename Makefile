# The commands of this project: `make` alone lists them. Python 3.11 or newer, git and make are all that they need.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps
# Material's banner about MkDocs 2 goes; pyproject.toml keeps us below 2.
export NO_MKDOCS_2_WARNING := 1

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: .venv/run ## turn the dumps of seeds/ into docs/archive/ and site/
	$(BIN)/mkdocs build

serve: .venv/run ## the same on http://127.0.0.1:8000/, made again whenever a dump or a page changes
	$(BIN)/mkdocs serve --livereload

test: .venv/dev ## every test; those in a browser need Debian's chromium
	$(BIN)/pytest -n auto

check: .venv/dev ## style and types, without running anything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/run ## time 1,000 and 10,000 generated articles, beside other tools, see benchmarks/README.md
	$(BIN)/python -m benchmarks.run $(BENCH)

bench-large: .venv/run ## the same of 100,000 articles, without the other tools
	$(BIN)/python -m benchmarks.run 100000 --no-peers --runs 1 --name bench-large $(BENCH)

clean: ## remove what can be made again: the site and the caches; docs/archive/ and .venv/ stay
	rm -rf site .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Two stamps in one environment: what the program needs, and on top of it what its tests need.
.venv/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 build")'
	@$(PYTHON) -m venv .venv || { echo 'No environment could be made in .venv. On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: help build serve test check bench bench-large clean
.DEFAULT_GOAL := help
