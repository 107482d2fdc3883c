# Every target makes what it needs: a virtual environment in .venv with the packages of uv.lock.
# Nothing but Python 3.11 or later with pip has to be there.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help demo test check quality lint types imports dead dependencies format clean environment

help:
	@echo "make demo     read the example articles and show what was found"
	@echo "make test     run the tests"
	@echo "make check    style, types, import rule, dead code, dependencies"
	@echo "make quality  measure the reading against the gold records, where they are at hand"
	@echo "make format   put the sources into form"
	@echo "make clean    remove everything that these targets made"

environment:
	@sh tools/environment.sh "$(PYTHON)" "$(VENV)"

demo: environment
	@$(BIN)/dragoman demo

test: environment
	@echo "Running the tests (about a minute; what is skipped says why)"
	@$(BIN)/python -m pytest -n auto -q

check: environment lint types imports dead dependencies

lint: environment
	@echo "ruff: style and form"
	@$(BIN)/ruff check --quiet src tests benchmarks tools

types: environment
	@echo "mypy: types"
	@$(BIN)/mypy

imports: environment
	@echo "import-linter: who may import whom"
	@$(BIN)/lint-imports

dead: environment
	@echo "vulture: code that nothing uses"
	@$(BIN)/vulture

dependencies: environment
	@echo "deptry: packages named and packages used"
	@$(BIN)/deptry src

quality: environment
	@$(BIN)/python benchmarks/quality.py

format: environment
	@$(BIN)/ruff format src tests benchmarks tools
	@$(BIN)/ruff check --fix --quiet src tests benchmarks tools

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build demo-output
	find src tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +
