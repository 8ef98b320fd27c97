"""The dashboard, for `streamlit run dashboard.py`: what the server is, and what it runs for each reader."""

import streamlit as st

from facts.app.main import draw_app
from facts.app.server import guards, is_script_run

if is_script_run():
    draw_app()
else:
    # Streamlit finds this by its name when it starts, and serves it; its script is this file, run for each reader.
    app = st.App(__file__, middleware=guards())
