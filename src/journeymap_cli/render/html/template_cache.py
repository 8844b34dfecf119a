"""Cache for the compiled built-in templates: compiling takes longer than rendering a page.

An entry is only valid for the exact source it was compiled from. User templates are compiled on every run.
"""

import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from journeymap_cli import __version__
from journeymap_cli.cache import find, keep

KIND: Final = "templates"


class TemplateCache(BytecodeCache):
    """Cache the templates below `ours`; `kind` identifies the compile options."""

    def __init__(self, ours: Path, kind: str) -> None:
        self._ours = f"{os.path.normpath(ours)}{os.sep}"
        self._made_by = f"{__version__}\n{jinja2.__version__}\n{sys.version}\n{kind}\n"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of the entry, or an empty string for user templates."""
        return f"{name}\n{filename}" if filename and filename.startswith(self._ours) else ""

    def get_source_checksum(self, source: str) -> str:
        """Return a checksum of the source and of all versions and options that affect compilation."""
        return hashlib.sha256((self._made_by + source).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the entry if there is one for this source."""
        checksum, content = bucket.checksum.encode(), find(KIND, bucket.key) if bucket.key else None
        if content and content.startswith(checksum):
            bucket.code = marshal.loads(content[len(checksum) :])  # noqa: S302 - a bucket reads it byte by byte

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the entry, ignoring OSError."""
        if bucket.key:
            keep(KIND, bucket.key, bucket.checksum.encode() + marshal.dumps(bucket.code))
