# The targets that people and CI use. `make demo` and `make test` need nothing but Python 3.11+ and a package registry.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check postgres faults docs eval bench clean

help:
	@echo "make demo   install, read the examples into a ledger, follow them, name the pages to open"
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

EXAMPLES := examples/corpus
EVE := $(EXAMPLES)/08-eve-of-moscow-visit.txt
AFTER := $(EXAMPLES)/09-declaration-signed.md $(EXAMPLES)/10-opinion-year-end.txt

define comity
@printf '\n$$ comity %s\n' "$(1)"
@$(BIN)/comity $(1)
endef

demo: export COMITY_LEDGER := demo/ledger.db
demo: .venv/run
	@mkdir -p demo
	@rm -f demo/ledger.db demo/ledger.db-wal demo/ledger.db-shm
	@echo "Two visits to a ledger: first $(words $(filter-out $(AFTER),$(wildcard $(EXAMPLES)/*))) texts, then what came in since."
	@$(BIN)/comity add $(filter-out $(EVE) $(AFTER),$(wildcard $(EXAMPLES)/*)) >demo/added.txt
	@$(BIN)/comity add $(EVE) --published 2025-11-11 >>demo/added.txt
	@$(BIN)/comity add $(AFTER) >>demo/added.txt
	$(call comity,brief KAZ RUS --html demo/brief.html)
	$(call comity,read $(EVE) --html demo/dossier.html)
	$(call comity,entries KAZ RUS --kind agreement --title alliance --limit 1)
	$(call comity,figures KAZ RUS --indicator trade --limit 1)
	$(call comity,due KAZ RUS --at 2026-07-01 --state overdue --state upcoming --state silent --compact)
	$(call comity,conflicts KAZ RUS --limit 1)
	$(call comity,changes KAZ RUS --since-source $(EVE) --limit 4)
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
