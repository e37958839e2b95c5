"""The locks hold what pyproject.toml asks for, with hashes, so that a fresh machine gets what we tested."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOW = "Make the locks again as CONTRIBUTING.md says."
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
DEV = [*RUN, *EXTRAS["dev"], *EXTRAS["cluster"]]


def name(requirement: str) -> str:
    """`MkDocs_Material>=9` as the locks write it: `mkdocs-material`."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group()).lower()  # type: ignore[union-attr]


def pins(lock: str) -> dict[str, str]:
    """Package to version."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(("lock", "requirements"), [("requirements.lock", RUN), ("requirements-dev.lock", DEV)])
def test_every_requirement_is_locked(lock: str, requirements: list[str]) -> None:
    """A dependency that is added to pyproject.toml is added to the locks in the same commit."""
    missing = {name(requirement) for requirement in requirements} - pins(lock).keys()
    assert not missing, f"{lock} lacks {sorted(missing)}. {HOW}"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_a_hash(lock: str) -> None:
    """Pip refuses the whole lock otherwise."""
    entries = re.split(r"^(?=\S)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [entry.split("\n")[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_both_locks_agree() -> None:
    """Tests run with the versions that readers of the README get."""
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert run.items() <= dev.items(), f"They differ in {sorted(run.items() - dev.items())}. {HOW}"
