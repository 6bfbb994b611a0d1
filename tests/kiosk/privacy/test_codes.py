"""Codes that people write down, read out and type."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.privacy.codes import OWNER, SIGN_UP, SIGNS, lookup, new_code, shown, tidy


def test_a_code_has_the_signs_that_nobody_confuses() -> None:
    """32 signs without I, O, 1 and 0, every one as likely as the next: 40 bits in a sign-up code."""
    assert len(set(SIGNS)) == 32
    assert not set("IO10") & set(SIGNS)
    every_byte = bytes(range(256))
    assert set(Counter(new_code(lambda _: every_byte, 256)).values()) == {8}
    assert len(new_code(lambda n: every_byte[:n])) == SIGN_UP == 8
    assert len(new_code(lambda n: every_byte[:n], OWNER)) == 12


@given(
    st.text(SIGNS, min_size=8, max_size=12), st.lists(st.sampled_from([" ", "-", "–", ".", ""]), min_size=12)
)
def test_how_somebody_writes_it_does_not_matter(code: str, between: list[str]) -> None:
    """Small letters, spaces and dashes are the same code; so is what the screen shows."""
    typed = "".join(sign + gap for sign, gap in zip(code.lower(), between, strict=False))
    assert tidy(typed) == tidy(shown(code)) == code


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("K7MW 4ROP", "O", id="an O, which may have been a Q or a D"),
        pytest.param("k7mw-4r0p", "0", id="a zero"),
        pytest.param("K7MW 4RIP", "I", id="an I"),
        pytest.param("K7MW 4R1P", "1", id="a one"),
        pytest.param("K7MW 4RßP", "ß", id="a letter that capitals make two of"),
        pytest.param("K7MW 4Rı2", "ı", id="a dotless i"),
        pytest.param("Ｋ7MW 4RQP", "Ｋ", id="a wide letter"),
        pytest.param("K7MW\x1b[31m4RQP", "[", id="an escape sequence"),
        pytest.param("K7MW4RQP\x00", "?", id="a sign that cannot be shown"),
        pytest.param("K7MW 4RQ", "8 signs, this is 7", id="one too few"),
        pytest.param("K7MW 4RQPX", "8 signs, this is 9", id="one too many"),
        pytest.param(" - ", "8 signs, this is 0", id="nothing"),
    ],
)
def test_what_no_code_has_is_named_and_never_guessed(typed: str, expected: str) -> None:
    """The refusal says which sign to look at again."""
    with pytest.raises(InputRefused) as refused:
        tidy(typed, SIGN_UP)
    assert expected in str(refused.value)
    assert str(refused.value).isprintable()


def test_only_who_has_the_hall_key_finds_a_code() -> None:
    """What is kept: HMAC-SHA-256. Known answer: RFC 4231, test case 2."""
    assert lookup("what do ya want for nothing?", b"Jefe") == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    assert lookup("K7MW4RQP", b"a" * 32) != lookup("K7MW4RQP", b"b" * 32)
    assert shown("K7MW4RQP") == "K7MW 4RQP"
