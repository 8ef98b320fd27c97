#!/bin/sh
# Double-click in the Finder: sets the program up beside this file at the first start, and opens the dashboard.
# Nothing is installed for the whole computer, and no administrator is needed.
cd "$(dirname "$0")" || exit 1
python=.venv/bin/python
# An environment whose Python has been taken away or moved is made anew.
if ! "$python" -m pip --version >/dev/null 2>&1; then
  found=
  # macOS answers to python3 with an offer to install one: what is found has to run.
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      found=$name
      break
    fi
  done
  if [ -z "$found" ]; then
    echo "Python 3.11 or later is needed: https://www.python.org/downloads/"
    echo "Det behövs Python 3.11 eller senare: https://www.python.org/downloads/"
    read -r _
    exit 1
  fi
  echo "Setting up, once. / Förbereder, en gång."
  "$found" -m venv --clear .venv || { read -r _; exit 1; }
fi
"$python" -m pip install --quiet --disable-pip-version-check -r requirements.txt || { read -r _; exit 1; }
exec "$python" -m facts open
