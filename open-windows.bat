@echo off
rem Double-click in the Explorer: sets the program up beside this file at the first start, and opens the dashboard.
rem Nothing is installed for the whole computer, and no administrator is needed.
setlocal
chcp 65001 >nul
rem pushd gives a folder on the network a letter, which cd cannot.
pushd "%~dp0" || (pause & exit /b 1)
if not exist requirements.txt goto packed
set PYTHON=.venv\Scripts\python.exe
rem What draws and computes is made for 64 bits alone.
set WANTED="import sys; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)"
rem An environment whose Python has been taken away or moved is made anew.
if exist %PYTHON% (%PYTHON% -m pip --version >nul 2>nul && goto install)
set FOUND=py -3
py -3 -c %WANTED% 2>nul && goto make
set FOUND=python
rem Where none is installed, this is the Store's, which fails and says where to get one.
python -c %WANTED% >nul 2>nul && goto make
echo Python 3.11 or later (64-bit) is needed: https://www.python.org/downloads/
echo Det behövs Python 3.11 eller senare (64 bitar): https://www.python.org/downloads/
goto failed
:make
echo Setting up, once. / Förbereder, en gång.
%FOUND% -m venv --clear .venv || goto unwritable
:install
%PYTHON% -m pip install --quiet --disable-pip-version-check -r requirements.txt || goto unfetched
%PYTHON% -m facts open || goto failed
popd
exit /b 0
:packed
echo Unpack the whole ZIP file first, then double-click the file in the folder that comes out of it.
echo Packa först upp hela ZIP-filen, och dubbelklicka sedan på filen i mappen som kommer ut.
goto failed
:unwritable
echo The program could not be set up in this folder. Move the folder to Documents, and double-click the file again.
echo Programmet gick inte att förbereda i den här mappen. Flytta mappen till Dokument, och dubbelklicka på filen igen.
goto failed
:unfetched
echo Not everything could be fetched. Is this computer online? If a path is too long, move the folder nearer to C:\.
echo Allt gick inte att hämta. Är datorn uppkopplad? Är en sökväg för lång, flytta mappen närmare C:\.
:failed
rem The window stays until what it says has been read.
pause
popd
exit /b 1
