"""Building plain data and the position of every key and value from YAML events, within limits. Scalars stay text.

The parser yields a flat series of events. A stack of frames, one per open list or mapping, turns it back into a tree:
a start event pushes a frame, an end event pops it and hands the finished node to the frame below.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NoReturn

import yaml

from journeymap_cli.regexes import regex
from journeymap_cli.yamlsource.diagnose.failure import ReadSoFar
from journeymap_cli.yamlsource.diagnose.lines import second_document
from journeymap_cli.yamlsource.diagnose.text import custom_tag, undefined
from journeymap_cli.yamlsource.fault import Fault, rest_end
from journeymap_cli.yamlsource.frames import FaultMaker, Frame, ListFrame, MappingFrame
from journeymap_cli.yamlsource.limits import (
    MOST_LEVELS,
    MOST_NODES,
    Anchored,
    Tally,
    endless,
    too_deep,
    too_large,
    too_many_aliases,
)
from journeymap_cli.yamlsource.parser import Collection, Event, NodeEvent, Scalar
from journeymap_cli.yamlsource.positions import AliasPlace, Place
from journeymap_cli.yamlsource.scalars import NULLS, PlainNull, Scalars

MOST_FAULTS: Final = 1_000
"""The maximum number of faults: a file may have a million. The rest appear once these are fixed."""

CORE_TAGS: Final = {
    yaml.ScalarEvent: "tag:yaml.org,2002:str",
    yaml.SequenceStartEvent: "tag:yaml.org,2002:seq",
    yaml.MappingStartEvent: "tag:yaml.org,2002:map",
}
PROPERTY: Final = ("&", "!")
OPENING: Final = ("[", "{")
PROPERTIES: Final = regex(r"(?:[&!](?:<[^>\s]*+>)?[^\s,\[\]{}]*+(?:\s++|(?<=\s)#[^\r\n]*+)*+)*+")
"""An anchor and a tag (`&name`, `!tag`, `!<uri>`), with the space and comments up to their node.

PyYAML starts a node at its properties, but problems should point at the content. A `#` starts a comment only after
white space, hence the lookbehind. All quantifiers are possessive, so that no input causes backtracking.
"""


class StoppedError(Exception):
    """Reading cannot continue. The last fault has the reason."""


class FaultList(list[Fault]):
    """The faults of a text, at most `MOST_FAULTS`."""

    def report(self, make_fault: FaultMaker) -> None:
        """Record a fault, if there are not too many already."""
        if len(self) < MOST_FAULTS:
            self.append(make_fault())


class Builder:
    """Processes the events of a text, one method per kind of event. `reached` is the offset up to which it has read.

    None of its objects refers back to it, so that they are freed at once, without a garbage collection.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.reached = len(text)
        self.failed = False
        self.faults = FaultList()
        self.tally = Tally()
        self.scalars = Scalars(text, self.faults.report)
        self.document = ListFrame(0, flow=False)
        self.frame: Frame = self.document
        self.frames: list[Frame] = [self.frame]
        self.anchors: dict[str, Anchored] = {}

    @property
    def data(self) -> Any:
        """The data of the text; None if there is none, or if reading could not continue."""
        return self.document.data[0] if self.document.data and not self.failed else None

    @property
    def place(self) -> Place:
        """The place of the data; the start of the text if there is none."""
        return self.document.entries[0] if self.data is not None else Place(0, 0)

    def read(self, last: Event) -> ReadSoFar:
        """The state of reading after an event."""
        opened = (frame.place.start for frame in self.frames if frame.flow)
        brackets = tuple(start for start in opened if self.text[start : start + 1] in OPENING)
        return ReadSoFar(last.end_mark.index, len(self.frames) - 1, self.scalars.last_quoted, brackets)

    def stop(self, fault: Fault) -> NoReturn:
        """Record why reading cannot continue. Raises StoppedError."""
        # What was read after the mistake, as in a bracket that is never closed, may be a consequence of it.
        self.faults[:] = [*(other for other in self.faults if not fault.covers(other)), fault]
        self.failed, self.reached = True, min(self.reached, fault.start)
        raise StoppedError

    def _pass(self, event: Event) -> None:
        """Ignore the event."""

    def _document(self, event: Event) -> None:
        if self.document.data:
            self.reached = start = event.start_mark.index
            self.faults.append(second_document(start, start + len("---")))
            raise StoppedError

    def _scalar(self, event: Scalar) -> None:
        value = event.value
        if event.style or not value or event.anchor is not None or event.tag is not None:
            self._marked_scalar(event)
            return
        start, end = event.start_mark.index, event.end_mark.index
        self._count(len(value), start)
        self.scalars.plain(value, start, end)
        self._add(PlainNull(value) if value in NULLS else value, Place(start, end))

    def _marked_scalar(self, event: Scalar) -> None:
        """A scalar with quotes, a block indicator, an anchor or a tag, or an empty one."""
        anchored, start = self._begin(event)
        end, style = event.end_mark.index, event.style
        value: str | None = event.value
        self._count(len(event.value), start)
        if style in ("|", ">"):
            end = self.scalars.block(event.value, start, end)
        elif style:
            self.scalars.quoted(event, start, end)
        elif value:
            self.scalars.plain(value, start, end)
            value = PlainNull(value) if value in NULLS else value
        else:
            value, start = None, self.scalars.empty(end, self.frame)
            end = start
        place = Place(start, end)
        if anchored:
            self.tally.complete(anchored, value, place, 0)
        self._add(value, place)

    def _count(self, length: int, start: int) -> None:
        """Count one more node, with a text of a length. Raises StoppedError if there are too many."""
        self.tally.nodes += 1
        self.tally.length += length
        if self.tally.nodes > MOST_NODES:
            self.stop(too_large(start, start + max(1, length)))

    def _list(self, event: Collection) -> None:
        anchored, start = self._begin(event)
        self._open(ListFrame(start, event.flow_style, anchored))

    def _mapping(self, event: Collection) -> None:
        anchored, start = self._begin(event)
        self._open(MappingFrame(start, event.flow_style, anchored))

    def _open(self, frame: Frame) -> None:
        start = frame.place.start
        if len(self.frames) > MOST_LEVELS:
            self.stop(too_deep(start, start + 1))
        self._count(0, start)
        self.frames.append(frame)
        self.frame = frame

    def _close(self, event: Event) -> None:
        frame = self.frames.pop()
        self.frame = self.frames[-1]
        place = frame.place
        # A list or mapping ends with its last entry, or with its bracket. The mapping in `[a: b]` has no bracket of its
        # own, and its end event no width; the end event of a block comes lines later, at the next key.
        if frame.flow and event.end_mark.index > event.start_mark.index:
            place.end = event.end_mark.index
        if frame.anchored:
            self.tally.complete(frame.anchored, frame.data, place, frame.levels)
        self.frame.deepen(frame.levels)
        self._add(frame.data, place)

    def _alias(self, event: NodeEvent) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        name = event.anchor or ""
        anchored = self.anchors.get(name)
        if anchored is None:
            self.stop(undefined(self._rest(start), start, name))
        if not anchored.complete:
            self.stop(endless(name, start))
        self.tally.repeat(anchored)
        if self.tally.exceeded:
            self.stop(too_many_aliases(start, end))
        if self.tally.nodes > MOST_NODES:
            self.stop(too_large(start, end))
        if len(self.frames) - 1 + anchored.levels > MOST_LEVELS:
            self.stop(too_deep(start, end))
        self.frame.deepen(anchored.levels)
        self._add(anchored.value, AliasPlace(start, end, anchored.place))

    def _begin(self, event: NodeEvent) -> tuple[Anchored | None, int]:
        """The anchor of a node, if any, and the offset of its content. Reports a tag that is not of the core schema."""
        start, anchored = event.start_mark.index, None
        if event.anchor is not None:
            anchored = self.anchors[event.anchor] = self.tally.begin()
        if event.tag is not None and event.tag != CORE_TAGS[type(event)]:
            self.faults.report(partial(custom_tag, self.text, start))
        if self.text[start : start + 1] in PROPERTY and (found := PROPERTIES.match(self.text, start)):
            start = found.end()
        return anchored, start

    def _add(self, value: Any, place: Place) -> None:
        """Add a complete node to the list or mapping that contains it."""
        make_fault = self.frame.add(value, place)
        if make_fault:
            self.faults.report(make_fault)

    def _rest(self, start: int) -> str:
        return self.text[start : rest_end(self.text, start, in_brackets=self.frame.flow)]

    take: Final[Mapping[type[yaml.Event], Callable[["Builder", Any], None]]] = {
        yaml.ScalarEvent: _scalar,
        yaml.SequenceStartEvent: _list,
        yaml.SequenceEndEvent: _close,
        yaml.MappingStartEvent: _mapping,
        yaml.MappingEndEvent: _close,
        yaml.AliasEvent: _alias,
        yaml.DocumentStartEvent: _document,
        yaml.DocumentEndEvent: _pass,
        yaml.StreamStartEvent: _pass,
        yaml.StreamEndEvent: _pass,
    }
