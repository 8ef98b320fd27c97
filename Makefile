# make run    set everything up and open the app (PORT=8501)
# make test   set everything up, a browser too, and run all tests
# make check  what a reviewer would ask first: style, types, the order of the packages, generated tables
# make docs   write the tables of README.md and docs/, and the gallery's pictures, anew from the code
# make bench  measure, as ratios in one run
# make fuzz   a million damaged inputs through the readers, then the property tests, for hours rather than a moment
# make pictures  every page as a picture in build/pictures, wide and narrow, light and dark, both languages
# make readme-picture  the picture that README.md opens with, taken anew
# make clean  remove everything that make made

PYTHON ?= python3
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet

# A stamp says which requirements the environment was made from.
APP := $(VENV)/app.stamp
DEV := $(VENV)/dev.stamp
BROWSER := $(VENV)/browser.stamp

.DELETE_ON_ERROR:
.PHONY: run test check docs bench fuzz pictures readme-picture clean

run: $(APP)
	$(RUN) -m facts open --port $(PORT)

test: $(DEV) $(BROWSER)
	$(RUN) -m pytest -n auto --dist loadgroup

check: $(DEV)
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy
	$(BIN)/lint-imports
	$(RUN) -m docs.generate --check

docs: $(DEV)
	$(RUN) -m docs.generate
	$(RUN) -m docs.gallery

bench: $(DEV) $(BROWSER)
	$(RUN) -m benchmarks

fuzz: $(DEV)
	$(RUN) -m tests.fuzz
	$(RUN) -m pytest -n auto -m hypothesis --hypothesis-profile=fuzz

pictures: $(DEV) $(BROWSER)
	$(RUN) -m tests.browser.pictures build/pictures

readme-picture: $(DEV) $(BROWSER)
	$(RUN) -m tests.browser.pictures --readme

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Python 3.11 or later is needed; name one with: make PYTHON=python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo 'Python could not make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }

$(APP): requirements.txt | $(RUN)
	$(PIP) install -r requirements.txt
	@touch $@

$(DEV): requirements.txt requirements-dev.txt | $(RUN)
	$(PIP) install -r requirements-dev.txt
	@touch $@ $(APP)

$(BROWSER): | $(DEV)
	$(RUN) -m tests.browser.chromium
	@touch $@
