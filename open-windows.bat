@echo off
rem Double-click in the Explorer: sets the program up beside this file at the first start, and opens the dashboard.
rem Nothing is installed for the whole computer, and no administrator is needed.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHON=.venv\Scripts\python.exe
if exist %PYTHON% goto install
set FOUND=py -3
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul && goto make
set FOUND=python
python -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul && goto make
echo Python 3.11 or later is needed: https://www.python.org/downloads/
echo Det behövs Python 3.11 eller senare: https://www.python.org/downloads/
pause
exit /b 1
:make
echo Setting up, once. / Förbereder, en gång.
%FOUND% -m venv .venv || (pause & exit /b 1)
:install
%PYTHON% -m pip install --quiet --disable-pip-version-check -r requirements.txt || (pause & exit /b 1)
%PYTHON% -m facts open
if errorlevel 1 pause
