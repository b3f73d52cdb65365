# Everything a person or a machine runs here. Set-up needs Python 3.11 or later and pip, nothing else.

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DEMO_ARGS ?=
# Two workers: more than the machines that run this usually have cores for only makes timings unsteady.
PYTEST_ARGS ?= -n 2

.PHONY: help demo test check bench clean

help:
	@echo "make demo    the invented sample case, from files to a dossier (DEMO_ARGS='--out DIR --no-serve')"
	@echo "make test    every check and every test"
	@echo "make check   style, types and layers only"
	@echo "make bench   the measurements in benchmarks/"
	@echo "make clean   remove the virtual environment and what tools leave behind"

demo: $(VENV)/.installed
	$(BIN)/python -m guwah demo $(DEMO_ARGS)

test: check
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

bench: $(VENV)/.installed-bench
	@for file in benchmarks/bench_*.py; do \
		echo "== $$file"; \
		$(BIN)/python "$$file" || exit 1; \
	done

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# The stamps are older than pyproject.toml or constraints.txt exactly when something has to be installed anew.
# A virtual environment whose Python has gone is made again.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(BIN)/python -c "" 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) -e '.[dev]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	$(PIP) -e '.[bench]'
	@touch $@
