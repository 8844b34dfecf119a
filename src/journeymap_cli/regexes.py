"""Regular expressions that are compiled on first use, as each run needs only a few of them."""

import re
from typing import Any, AnyStr, cast


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a lazy pattern that can be used like the result of `re.compile`."""
    return cast("re.Pattern[AnyStr]", _Regex(pattern, flags))


class _Regex:
    """A proxy that fetches methods from the compiled pattern on first access."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
