# What there is to do here. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
# The Python that makes .venv; everything runs in .venv.
export PYTHON ?= python3
VENV := .venv/bin/python
# Where Python is told to keep no bytecode, each of the tests' hundreds of processes would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
# Further words for pytest: make test ARGS="-k seal"
ARGS ?=
# For make guides: the kits that want a sheet, and their campaign's root.pem.
KITS ?=
ROOT ?=
LOCK := uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate

.PHONY: help run test faults geometry lint format screenshots pictures guides messages lock bench package check-package clean set-up set-up-test set-up-package

help: ## list what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: set-up ## set up what is missing and start the kiosk as a rehearsal; without a display, take the tour
	@if [ -n "$${DISPLAY-}$${WAYLAND_DISPLAY-}" ]; then \
		$(VENV) -m kiosk demo --windowed; \
	else \
		echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so this takes the tour instead:"; \
		echo "the real screens, drawn off the screen, in every language; their pictures go to build/tour."; \
		$(VENV) -m kiosk tour --to build/tour; \
	fi

test: set-up-test ## set up what is missing and run all tests; ARGS="-k word" picks some
	@$(VENV) -m pytest -q -n 2 --dist worksteal $(ARGS)

faults: set-up-test ## break the kiosk, its export and its merge in every way; the table goes to build/faults
	@PYTHONPATH=.:tests $(VENV) -m faults $(ARGS)

geometry: set-up-test ## show every screen in every language, size and letter, and name what is cut, too small or on something else
	@$(VENV) -m pytest -q -n 2 --dist worksteal --every-combination tests/journeys/test_geometry.py $(ARGS)

lint: set-up-test ## ruff over everything, mypy --strict over kiosk, ui and tests
	@$(VENV) -m ruff check --quiet
	@$(VENV) -m ruff format --check --quiet || { echo "Some files are not formatted: make format"; exit 1; }
	@$(VENV) -m mypy --no-error-summary

format: set-up-test ## lay the code out as lint wants it
	@$(VENV) -m ruff check --fix --quiet
	@$(VENV) -m ruff format

screenshots: set-up ## take the tour and renew the pictures of README and docs
	@$(VENV) -m kiosk tour --to build/screenshots
	@grep -v '^#' docs/pictures/chosen.txt | while read -r picture; do \
		install -m 644 "build/screenshots/$$picture" "docs/pictures/$$picture" || exit 1; \
	done

pictures: set-up-test ## keep how every screen looks now in tests/renders, for the tests to compare; look before you commit
	@$(VENV) -m pytest -q -n 2 --renders keep tests/test_renders.py

guides: set-up ## print the volunteers’ guide into build/guides, and with KITS="kits/*.kit" ROOT=keys/root.pem each kit’s sheet
	@PYTHONPATH=. $(VENV) packaging/guides.py build/guides
	@if [ -n "$(KITS)" ]; then $(VENV) -m kiosk kit sheets $(KITS) --root "$(ROOT)" --to build/guides; fi

messages: set-up-test ## bring the catalogues up to date with the words in the code
	@PYTHONPATH=. $(VENV) tests/messages.py

lock: ## renew the three requirements files from pyproject.toml (needs uv)
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) pyproject.toml --group package -c requirements.txt -o requirements-package.txt

bench: set-up-test ## measure the kiosk beside its peers
	@for benchmark in benchmarks/bench_*.py; do echo "$$benchmark"; PYTHONPATH=.:tests $(VENV) "$$benchmark" || exit 1; done

package: set-up-package ## make the .deb and the .tar.xz in build/package; no network needed once it is set up
	@.venv-package/bin/python packaging/build_package.py
	@lintian --tag-display-limit 0 --allow-root --fail-on error build/package/*.deb

check-package: ## try the .deb on bare Debian 12 and 13 without a network (root); the result goes to docs/releases.md
	@packaging/check-package.sh $(ARGS)

clean: ## remove what was built, measured and cached; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -prune -exec rm -rf {} +

set-up:
	@packaging/set-up.sh run

set-up-test:
	@packaging/set-up.sh test

set-up-package:
	@packaging/set-up.sh package
