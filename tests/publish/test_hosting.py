"""How large a site is against what its host allows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from build_archive import cli
from build_archive.errors import BuildArchiveError
from build_archive.publish import hosting
from build_archive.publish.hosting import SiteSize

WAYS_OUT = (
    "Divide the dumps by year into several sites (an mkdocs.yml each), or publish on a host that allows more: "
    "the site is plain files."
)


def test_a_site_is_measured(tmp_path: Path) -> None:
    """Every file counts, the largest are named."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_bytes(b"x" * 10)
    (tmp_path / "a/b.js").write_bytes(b"x" * 2_500_000)
    weighed = hosting.measure(tmp_path)
    assert weighed == SiteSize(2, 2_500_010, ((2_500_000, "a/b.js"), (10, "index.html")))
    assert list(hosting.told(weighed)) == [
        "2 files, 2.5 MB of 1,000.0 MB that GitHub Pages allows a site",
        "  a/b.js: 2.5 MB of 100.0 MB a file",
        "  index.html: 0.0 MB of 100.0 MB a file",
    ]


@pytest.mark.parametrize(
    ("weighed", "fits", "last"),
    [
        (SiteSize(9, 700_000_000, ((9, "a"),)), True, "  a: 0.0 MB of 100.0 MB a file"),
        (SiteSize(9, 900_000_000, ((9, "a"),)), True, f"This site comes near the limit. {WAYS_OUT}"),
        (SiteSize(9, 1_100_000_000, ((9, "a"),)), False, f"This site is larger than GitHub Pages takes. {WAYS_OUT}"),
        (
            SiteSize(9, 300_000_000, ((200_000_000, "search/x.bin"),)),
            False,
            f"search/x.bin: this file is larger than git takes on GitHub. {WAYS_OUT}",
        ),
    ],
)
def test_what_to_do_near_the_limits(weighed: SiteSize, fits: bool, last: str) -> None:
    """From four fifths on, and beyond."""
    assert weighed.fits == fits
    assert list(hosting.told(weighed))[-1] == last


def test_without_a_site_there_is_nothing_to_check(tmp_path: Path) -> None:
    """The message says how to get one."""
    with pytest.raises(BuildArchiveError) as caught:
        hosting.measure(tmp_path)
    assert str(caught.value) == f"{tmp_path}: there is no site here. Run mkdocs build first."


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It finds the site that mkdocs.yml names; a site that is too large is exit code 1."""
    (tmp_path / "mkdocs.yml").write_text("site_dir: out\nplugins: [archive]\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/index.html").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    for limit, code in ((hosting.SITE_LIMIT, 0), (0, 1)):
        monkeypatch.setattr(hosting, "SITE_LIMIT", limit)
        monkeypatch.setattr(sys, "argv", ["build-archive", "check"])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        assert (caught.value.code or 0) == code
    assert capsys.readouterr().out.startswith("1 files, 0.0 MB of 1,000.0 MB")
