"""Keeps Streamlit's own server off the network."""

from __future__ import annotations

from streamlit import net_util


def keep_off_the_network() -> None:
    """Answer Streamlit's question for this machine's public address with "none".

    Streamlit 1.67 asks checkip.amazonaws.com whenever a page from elsewhere tries to connect, and makes
    everybody wait for the answer; no option turns it off. The app has no public address.
    """
    net_util.get_external_ip = _no_address


def _no_address() -> None:
    return None
