from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facts.share.file_names import file_names, safe_name

WINDOWS_FORBIDS = set('<>:"/\\|?*') | {chr(n) for n in range(32)}


@given(st.lists(st.text(min_size=1, max_size=200), unique=True, max_size=30))
def test_names_are_safe_on_every_system_and_no_two_are_alike(keys):
    names = file_names(keys)
    assert list(names) == keys
    assert len({name.casefold() for name in names.values()}) == len(keys)
    for name in names.values():
        assert 0 < len(name.encode()) < 200
        assert not WINDOWS_FORBIDS & set(name)
        assert not name.startswith((".", " "))
        assert not name.endswith((".", " "))


def test_a_key_that_is_a_device_on_windows_is_no_device_any_more():
    assert safe_name("con") == "_con"
    assert safe_name("NUL.txt") == "_NUL.txt"
    assert safe_name("console") == "console"


def test_a_path_in_a_key_stays_in_the_folder():
    assert "/" not in safe_name("../../etc/passwd")
    assert safe_name("../x") == "-x".strip("-")


def test_swedish_letters_stay():
    assert safe_name("vräkta barn 2012") == "vräkta-barn-2012"
