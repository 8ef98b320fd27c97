#!/bin/sh
# Double-click in the Finder: sets the program up beside this file at the first start, and opens the dashboard.
# Nothing is installed for the whole computer, and no administrator is needed.
failed() {
  # The window stays until what it says has been read.
  printf '%s\n' "$@"
  read -r _
  exit 1
}
cd "$(dirname "$0")" || exit 1
python=.venv/bin/python
# An environment whose Python has been taken away or moved is made anew.
if ! "$python" -m pip --version >/dev/null 2>&1; then
  found=
  # The Python of macOS comes last: where it is none yet, it answers with an offer to install one. What is found has
  # to run, and to be whole: what draws and computes is made for 64 bits alone.
  for name in python3.14 python3.13 python3.12 python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)' >/dev/null 2>&1; then
      found=$name
      break
    fi
  done
  if [ -z "$found" ]; then
    failed "Python 3.11 or later is needed: https://www.python.org/downloads/" \
      "Det behövs Python 3.11 eller senare: https://www.python.org/downloads/"
  fi
  echo "Setting up, once. / Förbereder, en gång."
  "$found" -m venv --clear .venv || failed \
    "The program could not be set up in this folder. Move the folder to Documents, and double-click the file again." \
    "Programmet gick inte att förbereda i den här mappen. Flytta mappen till Dokument, och dubbelklicka på filen igen."
fi
"$python" -m pip install --quiet --disable-pip-version-check -r requirements.txt || failed \
  "Not everything could be fetched. Is this computer online?" \
  "Allt gick inte att hämta. Är datorn uppkopplad?"
exec "$python" -m facts open
