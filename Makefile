# make report          compare the sample plan and say where the report is
# make test            run the tests
# make report PLAN=path/to/your.txt

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
PLAN ?= seeds/plan_two_columns.txt
OUT := build/report
CODE := src tests

.PHONY: help setup report test lint types layers check bench bench-quality clean

help:
	@sed -n 's/^# //p' Makefile

setup: $(STAMP)

# Touched last, so that an interrupted set-up is done again.
$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(STAMP)

report: setup
	@mkdir -p $(OUT)
	$(BIN)/plandiff compare '$(PLAN)' -o $(OUT)/report.html -o $(OUT)/report.json
	@echo "Report: $(abspath $(OUT))/report.html (and report.json beside it)"

test: setup
	$(BIN)/python -m pytest $(ARGS)

lint: setup
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: setup
	$(BIN)/mypy $(CODE)

layers: setup
	$(BIN)/lint-imports

check: lint types layers test

bench: setup
	$(BIN)/python -m tests.bench.speed $(ARGS)

bench-quality: setup
	$(BIN)/python -m tests.bench.quality $(ARGS)

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f $(STAMP)
	find src tests -name __pycache__ -type d -exec rm -rf {} +
