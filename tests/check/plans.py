"""A small plan of two years and a scratch git repository, for tests of the check."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PREVIOUS = """\
令和６年度 みなと支部 事業計画

１．健康づくり

（１）健診の受診率の向上

・ 未受診者に案内を送り、受診を勧める。
・ 事業所を訪問し、健診の利用を働きかける。
■ KPI：１）生活習慣病予防健診の実施率を 57.2％以上とする
２）事業者健診データの取得率を 7.5％以上とする

（２）保健指導の充実

・ 健診の当日に初回の面談を行う機関を増やす。
■ KPI：被保険者の特定保健指導の実施率を 21.0％以上とする

２．組織の運営

（１）経費の節減

・ 消耗品の在庫を毎月確かめる。
■ KPI：一般競争入札に占める一者応札の割合を 15％以下とする
"""
CURRENT = PREVIOUS.replace("令和６年度", "令和７年度")
LOWERED = CURRENT.replace("21.0％", "20.0％")
LINE = 15
"""Of the lowered target."""


def git(folder: Path, *words: str) -> str:
    """Run git in a scratch repository, deaf to the settings of whoever runs the tests."""
    told = [
        "git",
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.invalid",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
        *words,
    ]
    done = subprocess.run(told, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def repository(folder: Path, files: dict[str, str]) -> Path:
    """Make a repository with one commit on `main`."""
    git(folder, "init", "-q", "-b", "main")
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "plans")
    return folder
