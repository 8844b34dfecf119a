"""Line endings, the byte order mark and the last newline of a file, to restore them."""

from typing import NamedTuple

from journeymap_cli.characters import BOM


class Newlines(NamedTuple):
    """How to convert lines to bytes. In a file with mixed line breaks, each stays as it is."""

    bom: str
    breaks: str
    is_mixed: bool
    is_ended: bool

    @classmethod
    def of(cls, raw: bytes) -> "Newlines":
        """The layout of a file."""
        wide = raw.count(b"\r\n")
        return cls(
            BOM if raw.startswith(BOM.encode()) else "",
            "\r\n" if wide else "\n",
            is_mixed=0 < wide < raw.count(b"\n"),
            is_ended=raw.endswith(b"\n"),
        )

    def lines(self, raw: bytes) -> str:
        """The text of this or another file; every line ends with a newline, and bytes that are not UTF-8 are kept."""
        text = raw.decode(errors="surrogateescape").lstrip(BOM)
        if not self.is_mixed:
            text = text.replace("\r\n", "\n")
        return text if text.endswith("\n") or not text else f"{text}\n"

    def raw(self, text: str, *, ended: bool = False) -> bytes:
        """The bytes of a text. With `ended`, the last line ends with a line break even if that of the file did not."""
        text = text if self.is_ended or ended else text.removesuffix("\n")
        if not self.is_mixed:
            text = text.replace("\n", self.breaks)
        return (self.bom + text).encode(errors="surrogateescape")
