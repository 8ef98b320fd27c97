#!/bin/sh
# Double-click in the Finder: sets the program up beside this file at the first start, and opens the dashboard.
# Nothing is installed for the whole computer, and no administrator is needed.
cd "$(dirname "$0")" || exit 1
python=.venv/bin/python
if [ ! -x "$python" ]; then
  found=$(command -v python3.13 || command -v python3.12 || command -v python3.11 || command -v python3)
  if [ -z "$found" ] || ! "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or later is needed: https://www.python.org/downloads/"
    echo "Det behövs Python 3.11 eller senare: https://www.python.org/downloads/"
    read -r _
    exit 1
  fi
  echo "Setting up, once. / Förbereder, en gång."
  "$found" -m venv .venv || { read -r _; exit 1; }
fi
"$python" -m pip install --quiet --disable-pip-version-check -r requirements.txt || { read -r _; exit 1; }
exec "$python" -m facts open
