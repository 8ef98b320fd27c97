"""Puts into the wheel what stands beside the package in a clone: the app's script and settings, and the example."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHIPPED = {"dashboard.py": "dashboard.py", "sources.csv": "sources.csv", ".streamlit/config.toml": "config.toml"}


class BuildWithShippedFiles(build_py):
    """`facts/shipped/` is made in the build alone, so that each file has one home."""

    def run(self) -> None:
        """Copy the files after the package's own."""
        super().run()
        folder = Path(self.build_lib) / "facts" / "shipped"
        self.mkpath(str(folder))
        for source, name in SHIPPED.items():
            self.copy_file(str(ROOT / source), str(folder / name))


setup(cmdclass={"build_py": BuildWithShippedFiles})
