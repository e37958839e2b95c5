"""The two ways in which something expected goes wrong: the user can mend it, or one record is left out."""


class BuildArchiveError(Exception):
    """A mistake that the user can mend: shown as its message alone, exit code 1.

    The message says where, what is wrong with the value shown, and what to do next.
    """


class Drop(Exception):
    """Leave this one record out and count it; the run goes on.

    `kind` is the short name that the account groups by ("no text"); `detail` says what was seen, for one record.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else self.kind
