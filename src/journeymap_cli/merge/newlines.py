"""What makes the bytes of a file, beside its lines: BOM, line breaks, the newline at the end."""

from dataclasses import dataclass

from journeymap_cli.characters import BOM


@dataclass(frozen=True)
class Newlines:
    """How lines become bytes; a file that mixes line breaks is left as it is."""

    bom: str
    breaks: str
    is_mixed: bool
    is_ended: bool

    @classmethod
    def of(cls, raw: bytes) -> "Newlines":
        """That of a file."""
        wide = raw.count(b"\r\n")
        return cls(
            BOM if raw.startswith(BOM.encode()) else "",
            "\r\n" if wide else "\n",
            is_mixed=0 < wide < raw.count(b"\n"),
            is_ended=raw.endswith(b"\n"),
        )

    def lines(self, raw: bytes) -> str:
        """The lines of this or another file, each with a newline; what is no UTF-8 is kept."""
        text = raw.decode(errors="surrogateescape").lstrip(BOM)
        if not self.is_mixed:
            text = text.replace("\r\n", "\n")
        return text if text.endswith("\n") or not text else f"{text}\n"

    def raw(self, text: str, *, ended: bool = False) -> bytes:
        """The bytes of lines; `ended` says that the last must have its newline."""
        text = text if self.is_ended or ended else text.removesuffix("\n")
        if not self.is_mixed:
            text = text.replace("\n", self.breaks)
        return (self.bom + text).encode(errors="surrogateescape")
