# The targets that people and CI use. `make demo` and `make test` need nothing but Python 3.11+ and a package registry.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check postgres faults docs eval bench clean

help:
	@echo "make demo   install, read the examples into a ledger, print the brief, name the page to open"
	@echo "make test   install, then linters, types, import floors, docs and all tests"
	@echo "make docs   write the generated pages and pictures again"
	@echo "make eval   how right the reader is on the gold texts"
	@echo "make faults kill work on a ledger hundreds of times and see that nothing is lost"
	@echo "make bench  speed and memory against the bare language pipeline"

.venv/run: pyproject.toml
	$(PYTHON) -c "import sys; assert sys.version_info >= (3, 11), 'Comity needs Python 3.11 or newer'"
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	touch .venv/run

.venv/dev: .venv/run
	$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[dev]"
	touch .venv/dev

demo: .venv/run
	@mkdir -p demo
	@rm -f demo/ledger.db demo/ledger.db-wal demo/ledger.db-shm
	$(BIN)/comity add examples/corpus --ledger demo/ledger.db
	$(BIN)/comity brief KAZ RUS --ledger demo/ledger.db --html demo/brief.html
	$(BIN)/comity brief KAZ RUS --ledger demo/ledger.db
	@$(BIN)/comity read examples/corpus/08-eve-of-moscow-visit.txt --html demo/dossier.html
	@echo
	@echo "Open demo/brief.html (the brief) and demo/dossier.html (one article with its records) in a browser."

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	$(BIN)/python scripts/migration.py --check

test: check postgres
	$(BIN)/python -m pytest

# For the tests: Debian's package where we may install it. Elsewhere those tests are skipped and say why; with CI=true
# they fail instead.
postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -q && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql; } || \
	  echo "no PostgreSQL here, and it cannot be installed"

faults: .venv/dev postgres
	$(BIN)/python scripts/faults.py

docs: .venv/dev
	$(BIN)/python scripts/docs.py

eval: .venv/dev
	$(BIN)/python evals/tables.py --write

bench: .venv/dev
	$(BIN)/python benchmarks/reading.py

clean:
	rm -rf demo .venv
