"""Decision forms in LibreOffice, without a window: opened, filled in through its own programming interface, saved."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from tests.tools.form_file import LABELS
from tests.tools.form_filling import Answers, shown

WORD, OPEN_DOCUMENT = "docx", "odt"
_FILTERS = {WORD: "MS Word 2007 XML", OPEN_DOCUMENT: "writer8"}
_LONGEST = 100  # seconds; a first start on a slow machine takes ten

# Goes through the cells of every table as somebody who fills them in would: what stands in a cell's control is
# replaced, and the control is no longer said to show a prompt, as LibreOffice has it after typing.
_MACRO = """
Sub Fill
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden" : opening(0).Value = True
  aDocument = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, opening())
{steps}
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName" : saving(0).Value = "{filter}"
  aDocument.storeToURL("{target}", saving())
  aDocument.close(True)
  StarDesktop.terminate()
End Sub

Sub Answer(aDocument, aReference As String, aLabel As String, aText As String, aDay As String)
  For i = 0 To aDocument.TextTables.Count - 1
    aTable = aDocument.TextTables.getByIndex(i)
    aHead = aTable.getCellByName("A1").String
    If Right(aHead, Len(aReference) + 1) = " " & aReference Then
      For j = 2 To aTable.Rows.Count
        If aTable.getCellByName("A" & j).String = aLabel Then
          Say(aTable.getCellByName("B" & j), aText, aDay)
        End If
      Next j
    End If
  Next i
End Sub

Sub Say(aCell, aText As String, aDay As String)
  paragraphs = aCell.createEnumeration()
  Do While paragraphs.hasMoreElements()
    portions = paragraphs.nextElement().createEnumeration()
    Do While portions.hasMoreElements()
      aPortion = portions.nextElement()
      If aPortion.TextPortionType = "ContentControl" Then
        aControl = aPortion.ContentControl
        aControl.ShowingPlaceHolder = False
        If aDay <> "" Then aControl.CurrentDate = aDay
        aCursor = aControl.createTextCursor()
        aCursor.gotoStart(False)
        aCursor.gotoEnd(True)
        aCursor.setString(aText)
        Exit Sub
      End If
    Loop
  Loop
  aCell.setString(aText)
End Sub
"""


def is_here() -> bool:
    """Whether there is a LibreOffice on this machine."""
    return shutil.which("soffice") is not None


def through_office(
    content: bytes, folder: Path, answers: Answers | None = None, *, by: Sequence[str] = (WORD,)
) -> bytes:
    """A form opened in LibreOffice, filled in, and saved as one format after the other.

    Args:
        content: The form as a .docx file.
        folder: A folder to work in; what LibreOffice keeps of its user stays there for the next form.
        answers: What is filled in, when it was opened first.
        by: The formats, the last of them `WORD`.

    Raises:
        subprocess.SubprocessError: When LibreOffice does not do it.
    """
    source = folder / "form.docx"
    source.write_bytes(content)
    for number, ending in enumerate(by):
        target = folder / f"form{number}.{ending}"
        _run(folder, _macro(source, target, (answers or {}) if number == 0 else {}, _FILTERS[ending]))
        source = target
    return source.read_bytes()


def _macro(source: Path, target: Path, answers: Answers, name: str) -> str:
    steps = "\n".join(
        f"  Answer(aDocument, {_basic(reference)}, {_basic(LABELS[field])}, {_basic(shown(answer))},"
        f" {_basic(f'{answer.isoformat()}T00:00:00Z' if isinstance(answer, date) else '')})"
        for (reference, field), answer in answers.items()
    )
    return _MACRO.format(source=source.as_uri(), target=target.as_uri(), filter=name, steps=steps)


def _basic(text: str) -> str:
    """Text as Basic writes it."""
    return " & Chr(10) & ".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))


def _run(folder: Path, macro: str) -> None:
    """Run a macro in a LibreOffice of its own."""
    home = folder / "office"
    library = home / "user" / "basic" / "Standard"
    if not library.exists():
        _office(home, "--terminate_after_init")  # the first start of all makes what is kept of a user, macros too
    (library / "Form.xba").write_text(_MODULE.format(escape(macro)), encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    _office(home, "macro:///Standard.Form.Fill")


def _office(home: Path, what: str) -> None:
    command = ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore", what]
    subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MODULE = (
    f'{_HEAD}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Form"'
    ' script:language="StarBasic">{}</script:module>'
)
_LIBRARY = (
    f'{_HEAD}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false"><library:element library:name="Form"/>'
    "</library:library>"
)
