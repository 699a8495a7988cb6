# Everything that is done with this checkout. It needs git, make and Python 3.11 (or 3.12), nothing else.
#
#   make setup   an environment in .venv, from the lock file
#   make demo    read the example article; make a report of the example reports
#   make test    all that CI checks
#   make lint    format, style and types alone
#   make bench   how fast, with how much memory, beside what a user would take instead
#   make gate    precision and recall against their floors
#   make train   train the pipelines and the network of claims anew (needs the treebanks; see training/)
#   make lock    work out the lock files anew (needs uv)

PYTHON ?= $(shell command -v python3.11 || command -v python3)
DATA ?= ../shared/data/nb
DATA_EN ?= ../shared/data/en-gum
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
COVERAGE_FLOOR := 93

export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo lint test gate bench train lock clean
.DEFAULT_GOAL := setup

setup: $(READY)

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 13) else "belegg needs Python 3.11 or 3.12, this is " + sys.version)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check
	touch $(READY)

demo: $(READY)
	@mkdir -p out
	@$(BIN)/belegg read examples/el-obeid.txt
	@$(BIN)/belegg read examples/el-obeid.txt --format jsonl -o out/el-obeid.jsonl
	@echo "The same claims, as JSON Lines, are in out/el-obeid.jsonl. How the first of them were found:"
	@echo
	@$(BIN)/belegg read examples/el-obeid.txt --explain --kind casualties --first 3
	@echo
	@echo "Six reports of one story, in Bokmål, Nynorsk and English, that correct and contradict each other, merged:"
	@echo
	@$(BIN)/belegg merge examples/sloviansk
	@$(BIN)/belegg report examples/sloviansk --language en -o out/sloviansk.html
	@echo "The report on them is out/sloviansk.html: open it in any browser; it needs no network."

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

test: lint
	sh tests/ledger/install-postgres.sh
	sh tests/browser/install-chromium.sh
	$(BIN)/python -m pytest -rs -n 2 --dist loadgroup --cov=belegg --cov-fail-under=$(COVERAGE_FLOOR)
	$(BIN)/python -m benchmarks.gate

gate: $(READY)
	$(BIN)/python -m benchmarks.gate

bench: $(READY)
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.report

train: $(READY)
	$(BIN)/python -m training.nb $(DATA)
	$(BIN)/python -m training.en $(DATA_EN)
	$(BIN)/python -m training.claims

lock:
	uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml -o requirements.lock
	uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --group dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
