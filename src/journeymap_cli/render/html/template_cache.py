"""Our own templates as Jinja compiled them, kept between runs: compiling takes longer than drawing a page.

What is kept counts only for the very text that it was made from. Templates of others are compiled each time.
"""

import hashlib
import sys
from pathlib import Path
from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from journeymap_cli import __version__
from journeymap_cli.atomic import write_whole

DIGEST: Final = hashlib.sha256().digest_size


class TemplateCache(BytecodeCache):
    """Keeps the templates below `ours` in a folder that nobody else may write to; `kind` is how they are compiled."""

    def __init__(self, folder: Path, ours: Path, kind: str) -> None:
        self._folder, self._ours = folder, ours
        self._made_by = f"{__version__}\n{jinja2.__version__}\n{sys.version}\n{kind}\n"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file; empty for a template of others."""
        if filename is None or not Path(filename).is_relative_to(self._ours):
            return ""
        return hashlib.sha256(f"{name}\n{filename}".encode()).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What tells the text and all that compiled it from another text, and from other versions."""
        return hashlib.sha256((self._made_by + source).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, where it is whole."""
        if not bucket.key:
            return
        try:
            content = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        if hashlib.sha256(content[DIGEST:]).digest() == content[:DIGEST]:
            bucket.bytecode_from_string(content[DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it where that can be done."""
        if not bucket.key:
            return
        content = bucket.bytecode_to_string()
        try:
            write_whole(self._folder / bucket.key, hashlib.sha256(content).digest() + content)
        except OSError:
            return
