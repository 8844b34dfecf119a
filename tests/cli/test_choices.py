import pytest

from journeymap_cli.cli.choices import size
from journeymap_cli.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0", 0),
        ("1000", 1000),
        ("12B", 12),
        ("8MiB", 8 * 2**20),
        (" 8 MiB ", 8 * 2**20),
        ("1KiB", 1024),
        ("1GiB", 2**30),
        ("1kB", 1000),
        ("1KB", 1000),
        ("2MB", 2 * 10**6),
        ("1GB", 10**9),
    ],
)
def test_a_size_is_bytes_or_has_a_unit(typed: str, found: int) -> None:
    assert size(typed) == found


@pytest.mark.parametrize("typed", ["", "8 mib", "1.5MB", "-1", "MiB", "9" * 5000, "٣", "8MiBs"])
def test_what_is_not_a_size_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a size: write a number of bytes, or one with a unit, such as 8MiB"):
        size(typed)
