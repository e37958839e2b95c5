"""Moulds, each cast from a specimen: a page whose words are marks, rendered once by MkDocs with the site's own theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn, SupportsIndex

from mkdocs.structure.files import File, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from build_archive.publish.press.frame import Frame
from build_archive.publish.press.mould import Mould, Unfollowable, digit, mark, split
from build_archive.publish.press.sheet import ABSENT, PARTS, Shape, State
from build_archive.render import BESIDE


def cast(shape: Shape, frame: Frame) -> Mould:
    """The mould for pages of this shape; `Unfollowable` where the theme does with a page what no mould can follow."""
    names = [*PARTS, *sorted(name for name, _ in shape.entries)]
    marks = {name: mark(number) for number, name in enumerate(names)}
    stem = "/".join(part if isinstance(part, str) else "u" * part for part in shape.address)
    meta = Watched({name: _value(name, state, marks) for name, state in shape.entries}, dict(shape.entries))
    page = _specimen(f"{stem}.md", frame)
    page.meta = meta
    page.content = _content(marks, shape.has_foot)
    page.toc = OnlyFirst(marks["#anchor"])
    literals, slots = split(frame.built(page).decode("utf-8"), names, stem)
    return Mould(shape, meta.asked, literals, slots)


def _specimen(path: str, frame: Frame) -> Page:
    """A page that is in no folder and in no collection of MkDocs's."""
    config = frame.config
    file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
    set_exclusions([file], config)
    page = Page(None, file, config)
    page.markdown = ""  # what tells MkDocs that a page has been read
    return page


def _content(marks: dict[str, str], has_foot: bool) -> str:
    text = f"{marks['#above']}<h1{marks['#heading']}</h1>{marks['#text']}"
    return f"{text}{BESIDE}{marks['#foot']}" if has_foot else text


def _value(name: str, state: State, marks: dict[str, str]) -> object:
    """What stands for an entry of the front matter in a specimen."""
    match state:
        case ("value", value):
            return value
        case ("date", str(pattern)):
            return Text("".join(digit(place) if sign == "9" else sign for place, sign in enumerate(pattern)))
        case ("text", _):
            return Text(marks[name])
    return Closed(name)


class Text(str):
    """A word of a specimen; what a template asks of it besides its characters differs between words."""

    __slots__ = ()

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):  # asked by Python and its libraries, of anything
            raise AttributeError(name)
        raise Unfollowable(f"a template asks for .{name} of a word")

    def __getitem__(self, part: SupportsIndex | slice) -> Text:
        return Text(super().__getitem__(part))

    def _refuse(self, *_: object) -> NoReturn:
        raise Unfollowable("a template counts or calculates with a word")

    __len__ = __int__ = __float__ = _refuse

    def __bool__(self) -> bool:
        return self != ""


class Closed:
    """A value that is no text; a template that looks into it may make anything of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _refuse(self, *_: object) -> NoReturn:
        raise Unfollowable(f"a template uses `{self._name}`, which is no text")

    __bool__ = __str__ = __iter__ = __len__ = __getitem__ = __contains__ = __eq__ = __call__ = _refuse
    __hash__ = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> NoReturn:
        raise Unfollowable(f"a template asks for .{name} of `{self._name}`")


class Watched(dict[str, Any]):
    """The front matter of a specimen, which notes what is asked of it."""

    def __init__(self, values: dict[str, Any], states: dict[str, State]) -> None:
        super().__init__(values)
        self._states = states
        self.asked: dict[str, State] = {}

    def _note(self, name: str) -> None:
        self.asked[name] = self._states.get(name, ABSENT)

    def __getitem__(self, name: str) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As of any mapping."""
        self._note(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return super().__contains__(name)

    def _refuse(self, *_: object) -> NoReturn:
        raise Unfollowable("a template goes through the whole front matter")

    __iter__ = keys = values = items = __len__ = copy = _refuse

    def __bool__(self) -> bool:
        return True


class OnlyFirst(TableOfContents):
    """A table of contents of which only the first entry's address is known, the anchor that leads past the head of a page."""

    def __init__(self, anchor: str) -> None:
        self._anchor = anchor

    def __iter__(self) -> Iterator[AnchorLink]:
        yield _First(self._anchor)
        raise Unfollowable("a template shows the table of contents")

    def __len__(self) -> NoReturn:
        raise Unfollowable("a template counts the table of contents")

    def __bool__(self) -> bool:
        return True


class _First(AnchorLink):
    def __init__(self, anchor: str) -> None:
        self.id = anchor

    def __getattr__(self, name: str) -> NoReturn:
        raise Unfollowable(f"a template asks for .{name} of a heading")
