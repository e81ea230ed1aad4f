# Two commands are enough: `make demo` shows the main job, `make test` runs the tests. Both set everything up.
.PHONY: demo test test-all bench act layout lint setup docs lock clean
# loadscope: the tests of a file stay on one worker, for they share a run of many pages; in the order that tests/conftest.py
# gives them. Three of them on two cores: who takes a journey mostly waits.
PYTEST_WORKERS := -n 3 --dist loadscope --no-loadscope-reorder
# What is slow is left to continuous integration, which sets CI; what takes very long, to `make test-all`.
PYTEST_OPTIONS ?= $(PYTEST_WORKERS) -m $(if $(CI),"not long","not slow")

demo: setup
	.venv/bin/python examples/demo.py

test:
	scripts/setup tests
	.venv/bin/python -m pytest $(PYTEST_OPTIONS)

test-all:
	$(MAKE) test PYTEST_OPTIONS="$(PYTEST_WORKERS)"

# portalcheck beside a plain script and pa11y-ci; BENCH_OPTIONS=--memory and =--stages measure what takes long.
bench: setup benchmarks/node_modules
	.venv/bin/python -m benchmarks $(BENCH_OPTIONS)

benchmarks/node_modules: benchmarks/package-lock.json
	cd benchmarks && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --silent && touch node_modules

# How far the verdicts agree with the W3C's ACT rules: every test case through the pipeline; writes docs/conformance.md.
act:
	scripts/setup tests
	.venv/bin/python -m tests.act $(ACT_RULES)

# Which known layout failures are found, with their ranges, and what is found on clean pages: LAYOUT_CASES=FOLDER names
# others. The last line gives the totals.
layout:
	scripts/setup tests
	.venv/bin/python -m tests.layout $(LAYOUT_CASES)

lint: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

setup:
	scripts/setup

docs: setup
	.venv/bin/python docs/generate.py

# Write the lock file anew. It names hashes and no index, so that it can be installed from any mirror.
lock:
	uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header -o requirements.lock

clean:
	rm -rf .venv portal-results* tests/real/node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +
