"""A check as JUnit XML: one suite a document, one case a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from plandiff.check import words
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from plandiff.check.nouns import Checked, Item, Outcome


def render(outcome: Outcome) -> bytes:
    """Return XML as UTF-8: failures fail the check, the unread are errors, the accepted skipped."""
    root = ET.Element("testsuites", name="plandiff")
    for one in outcome.checked:
        _suite(root, one, outcome)
    totals = dict.fromkeys(_COUNTED, 0)
    for suite in root:
        for name in _COUNTED:
            totals[name] += int(suite.get(name, "0"))
    root.attrib.update({name: str(count) for name, count in totals.items()})
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


_COUNTED = ("tests", "failures", "errors", "skipped")


def _suite(root: ET.Element, one: Checked, outcome: Outcome) -> None:
    suite = ET.SubElement(root, "testsuite", name=words.head(one))
    for unread in one.unread:
        case = ET.SubElement(suite, "testcase", classname=_name(one), name="読めること")
        ET.SubElement(case, "error", type="could-not-read", message=visible(unread.message))
    for item in one.items:
        _case(suite, one, item, outcome)
    if not (one.unread or one.items):
        case = ET.SubElement(suite, "testcase", classname=_name(one), name="指摘がないこと")
        if one.skipped:
            ET.SubElement(case, "skipped", message=one.skipped)
    tags = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    suite.attrib.update({name: str(len(list(suite.iter(tag)))) for name, tag in tags.items()})


def _name(one: Checked) -> str:
    return visible(one.document)


def _case(suite: ET.Element, one: Checked, item: Item, outcome: Outcome) -> None:
    about = words.step(item) or words.place(item.spot)
    case = ET.SubElement(
        suite,
        "testcase",
        classname=_name(one),
        name=f"{item.rule} {about} [{item.fingerprint}]",
        file=visible(item.spot.path),
        line=str(item.spot.first),
    )
    told = f"{words.SEVERITY[item.severity]} {words.place(item.spot)} {visible(item.message)}"
    if item.acceptance:
        reason = f"受け入れ済み: {words.accepted_line(item.acceptance)}"
        ET.SubElement(case, "skipped", message=reason)
    elif outcome.fails(item):
        failed = ET.SubElement(case, "failure", type=item.severity, message=visible(item.message))
        accept = words.how_to_accept(outcome, item.fingerprint)
        failed.text = f"{told}\n受け入れるには: {accept}"
    else:
        ET.SubElement(case, "system-out").text = told
