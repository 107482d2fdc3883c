"""Keys of names."""

import pytest

from dragoman.text.keys import letters_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Đặng Thị Ngọc-Thịnh", "dangthingocthinh"),
        ("Lars Løkke Rasmussen", "larslokkerasmussen"),
        ("Wałęsa", "walesa"),
        ("Strauß", "strauss"),
        ("O'Neill, Jr.", "oneilljr"),
        ("Xi'an 2", "xian"),
        ("阿布拉", "阿布拉"),
        ("가나다", "가나다"),
        ("が", "が"),
        ("Пётр", "петр"),
        ("--", ""),
    ],
)
def test_a_key_holds_the_letters_alone(name: str, key: str) -> None:
    """Marks, blanks, hyphens, apostrophes, digits and capitals do not matter."""
    assert letters_key(name) == key


def test_composed_and_decomposed_names_share_a_key() -> None:
    """The two Unicode forms of one name are one name."""
    assert letters_key("Tr\u1ecdng") == letters_key("Tro\u0323ng")
