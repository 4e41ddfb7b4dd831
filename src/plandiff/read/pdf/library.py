"""The few pdfium functions the PDF reader calls, with plain integers for handles.

Handles are integers (0 is null), which makes the calls made once a character several times
cheaper than typed pointers. pdfium is not safe with threads: call it from one at a time.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

_FLOAT_P = POINTER(c_float)
_INT_P = POINTER(c_int)
_UINT_P = POINTER(c_uint)

_SIGNATURES: dict[str, tuple[Any, ...]] = {
    # name: (result, argument, argument ...)
    "FPDF_LoadMemDocument64": (c_void_p, c_char_p, c_size_t, c_char_p),
    "FPDF_CloseDocument": (None, c_void_p),
    "FPDF_GetLastError": (c_ulong,),
    "FPDF_GetPageCount": (c_int, c_void_p),
    "FPDF_LoadPage": (c_void_p, c_void_p, c_int),
    "FPDF_ClosePage": (None, c_void_p),
    "FPDF_GetPageBoundingBox": (c_int, c_void_p, c_void_p),
    "FPDFPage_GetRotation": (c_int, c_void_p),
    "FPDFPage_CountObjects": (c_int, c_void_p),
    "FPDFPage_GetObject": (c_void_p, c_void_p, c_int),
    "FPDFPage_GetAnnotCount": (c_int, c_void_p),
    "FPDFPage_GetAnnot": (c_void_p, c_void_p, c_int),
    "FPDFPage_CloseAnnot": (None, c_void_p),
    "FPDFAnnot_GetSubtype": (c_int, c_void_p),
    "FPDFAnnot_GetFlags": (c_int, c_void_p),
    "FPDFAnnot_GetRect": (c_int, c_void_p, c_void_p),
    "FPDFAnnot_GetAP": (c_ulong, c_void_p, c_int, c_void_p, c_ulong),
    "FPDFAnnot_GetValueType": (c_int, c_void_p, c_char_p),
    "FPDFAnnot_HasKey": (c_int, c_void_p, c_char_p),
    "FPDFAnnot_GetStringValue": (c_ulong, c_void_p, c_char_p, c_void_p, c_ulong),
    "FPDFText_LoadPage": (c_void_p, c_void_p),
    "FPDFText_ClosePage": (None, c_void_p),
    "FPDFText_CountChars": (c_int, c_void_p),
    "FPDFText_GetText": (c_int, c_void_p, c_int, c_int, c_void_p),
    "FPDFText_GetUnicode": (c_uint, c_void_p, c_int),
    "FPDFText_GetTextObject": (c_void_p, c_void_p, c_int),
    "FPDFText_GetLooseCharBox": (c_int, c_void_p, c_int, c_void_p),
    "FPDFText_GetCharBox": (c_int, c_void_p, c_int, *(POINTER(c_double),) * 4),
    "FPDFText_HasUnicodeMapError": (c_int, c_void_p, c_int),
    "FPDFText_GetCharAngle": (c_float, c_void_p, c_int),
    "FPDFTextObj_GetFont": (c_void_p, c_void_p),
    "FPDFTextObj_GetTextRenderMode": (c_int, c_void_p),
    "FPDFFont_GetBaseFontName": (c_size_t, c_void_p, c_char_p, c_size_t),
    "FPDFFont_GetWeight": (c_int, c_void_p),
    "FPDFPageObj_GetType": (c_int, c_void_p),
    "FPDFPageObj_GetBounds": (c_int, c_void_p, *(_FLOAT_P,) * 4),
    "FPDFPageObj_GetMatrix": (c_int, c_void_p, c_void_p),
    "FPDFPageObj_GetFillColor": (c_int, c_void_p, *(_UINT_P,) * 4),
    "FPDFPageObj_GetStrokeColor": (c_int, c_void_p, *(_UINT_P,) * 4),
    "FPDFPageObj_GetStrokeWidth": (c_int, c_void_p, _FLOAT_P),
    "FPDFPageObj_HasTransparency": (c_int, c_void_p),
    "FPDFFormObj_CountObjects": (c_int, c_void_p),
    "FPDFFormObj_GetObject": (c_void_p, c_void_p, c_ulong),
    "FPDFPath_GetDrawMode": (c_int, c_void_p, _INT_P, _INT_P),
    "FPDFPath_CountSegments": (c_int, c_void_p),
    "FPDFPath_GetPathSegment": (c_void_p, c_void_p, c_int),
    "FPDFPathSegment_GetPoint": (c_int, c_void_p, _FLOAT_P, _FLOAT_P),
    "FPDFPathSegment_GetType": (c_int, c_void_p),
    "FPDFPathSegment_GetClose": (c_int, c_void_p),
}


class Call(Protocol):
    """A foreign function."""

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - foreign values are untyped
        """Call it."""


@dataclass(frozen=True, slots=True)
class Pdfium:
    """The loaded library; `calls["FPDF_LoadPage"]` is that function."""

    calls: dict[str, Call]

    def __getitem__(self, name: str) -> Call:
        return self.calls[name]


@cache
def pdfium() -> Pdfium:
    """Load and start the library, once per process."""
    import pypdfium2_raw.bindings as raw

    raw.FPDF_InitLibraryWithConfig(ctypes.byref(raw.FPDF_LIBRARY_CONFIG(version=2)))
    calls: dict[str, Call] = {}
    for name, (result, *arguments) in _SIGNATURES.items():
        address = ctypes.cast(getattr(raw, name), c_void_p).value
        assert address is not None  # noqa: S101 - the bindings resolved it on import
        calls[name] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return Pdfium(calls)
