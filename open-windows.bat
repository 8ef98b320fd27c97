@echo off
rem Double-click in the Explorer: sets the program up beside this file at the first start, and opens the dashboard.
rem Nothing is installed for the whole computer, and no administrator is needed.
setlocal
chcp 65001 >nul
rem pushd gives a folder on the network a letter, which cd cannot.
pushd "%~dp0" || (pause & exit /b 1)
if not exist requirements.txt (
  echo Unpack the whole ZIP file first, then double-click the file in the folder that comes out of it.
  echo Packa först upp hela ZIP-filen, och dubbelklicka sedan på filen i mappen som kommer ut.
  pause
  exit /b 1
)
set PYTHON=.venv\Scripts\python.exe
set WANTED="import sys; sys.exit(sys.version_info < (3, 11))"
rem An environment whose Python has been taken away or moved is made anew.
if exist %PYTHON% (%PYTHON% -m pip --version >nul 2>nul && goto install)
set FOUND=py -3
py -3 -c %WANTED% 2>nul && goto make
set FOUND=python
python -c %WANTED% 2>nul && goto make
echo Python 3.11 or later is needed: https://www.python.org/downloads/
echo Det behövs Python 3.11 eller senare: https://www.python.org/downloads/
pause
exit /b 1
:make
echo Setting up, once. / Förbereder, en gång.
%FOUND% -m venv --clear .venv || (pause & exit /b 1)
:install
%PYTHON% -m pip install --quiet --disable-pip-version-check -r requirements.txt || (pause & exit /b 1)
%PYTHON% -m facts open
if errorlevel 1 pause
