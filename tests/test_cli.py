"""The command line: what it prints, where to, and its exit codes."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_archive import cli

PAGE = """镇图书馆周六开放到九点
2023-05-06 10:00 来源：石桥镇广播站
镇图书馆馆长说，夏天的晚上来读书的人很多，窗口的灯会一直亮到最后一位读者离开为止，请大家放心前来。
借书证不收押金，外乡人凭车票也可以借，还书的时候放进门口的木箱就行，木箱每天早上七点打开一次。
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration, one good dump and one without text; the command runs in it."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [archive]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "seeds/empty.txt").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the command with these arguments."""
    monkeypatch.setattr(sys, "argv", ["build-archive", *arguments])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    return int(caught.value.code or 0)


BUILT = """\
2 files read
2 records = 1 articles + 0 duplicates + 1 left out + 0 failed
{pages}

left out: no text (1)
  empty.txt: it is empty.
  What each line was taken for: build-archive explain FILE
"""


def test_standard_input_is_built_from(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the configuration names it: `cat dump | build-archive build`."""
    (project / "mkdocs.yml").write_text("plugins: [archive: {dumps: ['-']}]\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(PAGE.encode()))))
    assert run(monkeypatch, "build") == 0
    assert capsys.readouterr().out.startswith("1 files read\n1 records = 1 articles ")


def test_build_and_account(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The account is printed, and shown again by `account`, as a whole, by kind and as a table."""
    assert run(monkeypatch, "build") == 0
    told = capsys.readouterr().out
    made = len(list((project / "docs/archive").rglob("*.md")))
    assert told == BUILT.format(pages=f"{made} pages written, 0 unchanged, 0 removed, 0 kept as people left them")
    assert run(monkeypatch, "account") == 0
    assert capsys.readouterr().out == told
    assert run(monkeypatch, "account", "--kind", "no text") == 0
    assert capsys.readouterr().out == "empty.txt: it is empty.\n"
    assert run(monkeypatch, "account", "--csv", "-") == 0
    assert capsys.readouterr().out == "outcome,kind,where,problem,advice\nleft out,no text,empty.txt,it is empty,\n"
    assert run(monkeypatch, "build") == 0
    assert f"0 pages written, {made} unchanged" in capsys.readouterr().out


def test_the_account_for_a_program(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json FILE` writes it beside what is printed; `--json -` leaves standard output to the program alone."""
    assert run(monkeypatch, "build", "--json", "account.json") == 0
    assert "2 files read" in capsys.readouterr().out
    assert run(monkeypatch, "build", "--json", "-") == 0
    out, err = capsys.readouterr()
    assert "2 files read" in err
    now, then = json.loads(out), json.loads((project / "account.json").read_bytes())
    assert now["records"] == then["records"] == {"read": 2, "article": 1, "duplicate": 0, "left out": 1, "failed": 0}
    assert now["entries"][0] == {
        "outcome": "left out",
        "kind": "no text",
        "where": "empty.txt",
        "problem": "it is empty",
        "advice": "",
    }


@pytest.mark.usefixtures("project")
def test_strict_stops_with_exit_code_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The message of the first bad record, and nothing else."""
    assert run(monkeypatch, "build", "--strict") == 1
    assert capsys.readouterr() == (
        "",
        "empty.txt: it is empty.\nThis run stops at the first such record, because it is strict.\n",
    )


def test_a_mistake_is_a_message_and_exit_code_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback."""
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "build") == 1
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        "mkdocs.yml: there is no such file. Run build-archive in the folder that holds mkdocs.yml, or name it with --config-file.\n",
    )
    assert run(monkeypatch, "build", "--config-file", "nowhere/mkdocs.yml") == 1


@pytest.mark.usefixtures("project")
def test_a_step_that_there_is_not_is_named_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when there are no dumps."""
    Path("mkdocs.yml").write_text(
        "plugins:\n  - archive: {steps: {punctuatoin: false}, dumps: [nowhere]}\n", encoding="utf-8"
    )
    assert run(monkeypatch, "build") == 1
    assert "there is no step 'punctuatoin'" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_wrong_usage_is_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """As click does it."""
    assert run(monkeypatch, "build", "--no-such-option") == 2
    assert run(monkeypatch, "no-such-command") == 2


@pytest.mark.parametrize("command", [[], ["build"], ["account"], ["explain"], ["check"]], ids=" ".join)
def test_help_teaches_with_examples(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command shows how it is typed, one example a line."""
    assert run(monkeypatch, *command, "--help") == 0
    told = capsys.readouterr().out
    assert len([line for line in told.splitlines() if line.startswith(("    build-archive ", "  build-archive "))]) >= (
        1 if command == ["check"] else 3
    )


def test_the_module_is_the_command(project: Path) -> None:
    """`python -m build_archive` works in a process of its own, without a terminal."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "build_archive", "build"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 files read\n")
