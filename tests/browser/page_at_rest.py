"""When a page has come to rest: nothing that was asked for is still to come, however slow the machine is."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, TimeoutError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 180
"""Seconds after which an app or a page that does not come is a failure: a bound, not a measurement."""

_WATCHING = Path(__file__).with_suffix(".js").read_text("utf-8")
_NUMBERS = {
    name: message.DESCRIPTOR.fields_by_name[name].number
    for message, name in (
        (BackMsg, "rerun_script"),
        (ClientState, "is_auto_rerun"),
        (ForwardMsg, "new_session"),
        (ForwardMsg, "script_finished"),
    )
} | {"FINISHED_EARLY_FOR_RERUN": ForwardMsg.FINISHED_EARLY_FOR_RERUN}


def watch(pages: Page | BrowserContext) -> None:
    """Let `settle` know what goes on in the pages that are opened from now on."""
    pages.add_init_script(f"({_WATCHING})({json.dumps(_NUMBERS)})")


def settle(page: Page) -> None:
    """Wait until the page is at rest: every rerun that it asked for has ended, and all that came is drawn."""
    page.evaluate("() => rest.begin()")
    try:
        page.wait_for_function("() => rest.reasons().length === 0", timeout=PATIENCE * 1000, polling=100)
    except TimeoutError:
        why = page.evaluate("() => rest.reasons()")
        raise AssertionError(f"The page did not come to rest in {PATIENCE} seconds: {'; '.join(why)}.") from None
