# Everything is set up by itself: Python 3.11 or later, make and a package index are enough.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test test-postgres check soak fuzz bench bench-crawl lock docs clean

setup: .venv/ready ## install gongkai and all it needs into .venv

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongkai needs Python 3.11 or later: make setup PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps -e .
	touch $@

demo: setup ## walk the sample portals over two nights and show what was found
	$(BIN)/gongkai demo

test: setup check ## ruff, mypy and all tests but the long ones
	$(BIN)/pytest -n 2 --dist loadgroup -m "not soak"

test-postgres: setup ## the same tests with every archive in PostgreSQL
	GONGKAI_TEST_ARCHIVE=postgresql $(BIN)/pytest -n 2 --dist loadgroup -m "not soak"

check: setup
	$(BIN)/ruff check .
	$(BIN)/mypy

soak: setup ## the long suites, from seeds drawn anew (SEED=); docs/measured.md holds their last figures
	GONGKAI_TEST_SEED=$(or $(SEED),drawn) $(BIN)/pytest -n 2 --dist loadgroup -m soak --timeout 3600

fuzz: setup ## mutated documents against the reader: make fuzz SECONDS=3600
	$(BIN)/python -m tests.measured.fuzz --seconds $(or $(SECONDS),600)

bench: setup ## the crawl and the reader against their baselines
	$(BIN)/python -m bench.crawl
	$(BIN)/python -m bench.performance
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.office
	$(BIN)/python -m bench.pdf

bench-crawl: setup ## the crawler: recall, precision, requests, nights, throughput, memory, the register's cost
	$(BIN)/python -m tests.portals_families
	$(BIN)/python -m bench.nights
	$(BIN)/python -m bench.crawl
	$(BIN)/python -m bench.memory --pages $(or $(PAGES),100000)

docs: setup ## write the documents that are made from the code
	$(BIN)/python -m models.codebook
	$(BIN)/python -m models.rules.page
	$(BIN)/python -m cli.reference
	$(BIN)/python -m cli.settings_page
	$(BIN)/python -m cli.modules_page
	$(BIN)/python -m cli.picture
	$(BIN)/python -m bench.country

lock: setup ## resolve the dependencies anew
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --all-extras --generate-hashes --strip-extras --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements.lock pyproject.toml
	sed -i "1i # Exact versions and hashes of everything installed, for Python 3.11 and later on Linux. Made by \`make lock\`." requirements.lock

clean:
	rm -rf .venv demo build *.egg-info
