"""Make the dictionary that Pango needs for Thai: without one, it crashes on the first Thai letter.

One word is enough, since texts are broken into lines before Graphviz gets them. Needs pygraphviz, whose wheels contain
the library that writes such files.
"""

import argparse
import ctypes
from importlib.util import find_spec
from pathlib import Path

FILE = Path(__file__).parents[1] / "src" / "journeymap_cli" / "render" / "graphviz" / "fonts" / "thbrk.tri"
THAI = range(0x0E01, 0x0E5B + 1)
WORD = "ไทย"


def make(path: Path) -> None:
    """Write the dictionary."""
    datrie = ctypes.CDLL(str(_library()))
    for name in ("alpha_map_new", "trie_new"):
        getattr(datrie, name).restype = ctypes.c_void_p
    letters = ctypes.c_void_p(datrie.alpha_map_new())
    datrie.alpha_map_add_range(letters, THAI[0], THAI[-1])
    words = ctypes.c_void_p(datrie.trie_new(letters))
    key = (ctypes.c_uint32 * (len(WORD) + 1))(*map(ord, WORD), 0)
    datrie.trie_store(words, key, ctypes.c_int32(0))
    if datrie.trie_save(words, str(path).encode()):
        raise OSError(f"cannot write {path}")


def _library() -> Path:
    spec = find_spec("pygraphviz")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pygraphviz")
    return next((Path(spec.origin).parents[1] / "pygraphviz.libs").glob("libdatrie-*"))


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    make(FILE)
