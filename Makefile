# The same words that CI uses: `make check`, `make test`, `make test-services`, `make test-browser`.
PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= ./var
FUZZ ?= 10000
VENV := .venv
BIN := $(VENV)/bin
ORIGIN := http://127.0.0.1:$(PORT)
DEMO := DATA_DIR=$(DATA_DIR) DJANGO_SETTINGS_MODULE=cms.settings.dev DEBUG=0 WAGTAILADMIN_BASE_URL=$(ORIGIN)

.DEFAULT_GOAL := help
.PHONY: help install demo test fuzz check test-services test-browser screenshots lighthouse bench snapshots messages

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime

install: $(VENV)/.dev ## Virtual environment with everything for development

demo: $(VENV)/.runtime ## Demo site on http://127.0.0.1:$(PORT), data in $(DATA_DIR)
	@mkdir -p $(DATA_DIR)/static
	$(DEMO) $(BIN)/python manage.py migrate --verbosity 0
	$(DEMO) $(BIN)/python manage.py load_demo --origin $(ORIGIN)
	@printf '\n  Site    %s/\n  FAQ     %s/faq/\n  Admin   %s/admin/\n  API     %s/api/content/v1/faqs/\n  Docs    %s/api/content/v1/docs/\n\n  Accounts: admin, editor, reviewer. Password: vouch-demo. Stop with Ctrl+C.\n\n' $(ORIGIN) $(ORIGIN) $(ORIGIN) $(ORIGIN) $(ORIGIN)
	@$(DEMO) exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --blocking-threads 4 --backpressure 64 --http1-header-read-timeout 5000 --log-level warning cms.wsgi:application

test: $(VENV)/.dev ## Whole test suite on SQLite
	$(BIN)/pytest

fuzz: $(VENV)/.dev ## The importer against 10,000 damaged documents of each format; another number in FUZZ=
	FUZZ_EXAMPLES=$(FUZZ) $(BIN)/pytest -p no:randomly -o faulthandler_timeout=3600 tests/faq/importer/test_mutations.py tests/faq/importer/test_formats.py

check: $(VENV)/.dev ## Lint, format, types, import contracts, migrations, system checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python manage.py makemigrations --check --dry-run --settings cms.settings.test
	$(BIN)/python manage.py check --settings cms.settings.test
	clients/typescript/check

test-services: $(VENV)/.dev ## What uses a database, again on PostgreSQL and Redis, started here
	.ci/with-services $(BIN)/pytest -m "database and not browser"

test-browser: $(VENV)/.dev ## End-to-end tests in Chromium
	.ci/with-browser $(BIN)/pytest -m browser

screenshots: $(VENV)/.dev ## Take the pictures in docs/images anew, from a demo of their own
	.ci/with-browser $(BIN)/python -m tests.browser.screenshots

lighthouse: $(VENV)/.dev ## Lighthouse on the demo page, speed included
	@.ci/with-browser $(BIN)/python -m tests.browser.lighthouse_report

bench: $(VENV)/.dev ## Benchmark against Wagtail's own APIs and a bare view; options in BENCH="--help"
	@DATA_DIR=$(DATA_DIR) .ci/with-wrk $(BIN)/python -m tests.bench $(BENCH)

snapshots: $(VENV)/.dev ## Rewrite the API snapshots; review the difference before committing
	VOUCH_UPDATE_SNAPSHOTS=1 $(BIN)/pytest tests -k snapshot
	clients/typescript/check --generate

messages: $(VENV)/.dev ## Compile the translations of the public pages
	$(BIN)/pybabel compile --directory locale --domain django
