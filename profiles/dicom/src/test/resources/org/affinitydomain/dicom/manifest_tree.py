"""Prints the image library of a manifest as pydicom reads it: the study, its series and their instances, one a line."""
import sys

import pydicom


def name(item):
    return item.ConceptNameCodeSequence[0].CodeValue if "ConceptNameCodeSequence" in item else ""


def value(item):
    if item.ValueType == "CODE":
        return item.ConceptCodeSequence[0].CodeValue
    if item.ValueType == "NUM":
        return str(item.MeasuredValueSequence[0].NumericValue)
    return {"TEXT": lambda: item.TextValue, "UIDREF": lambda: item.UID}[item.ValueType]()


def find(items, code):
    return next((value(item) for item in items if name(item) == code), "-")


document = pydicom.dcmread(sys.argv[1])
for library in (item for item in document.ContentSequence if name(item) == "111028"):
    print("study", find(library.ContentSequence, "131565"))
    for group in (item for item in library.ContentSequence if name(item) == "126200"):
        items = group.ContentSequence
        print("series", *(find(items, code) for code in ("112002", "121139", "113607", "131564", "123014", "111027", "131563")))
        for image in (item for item in items if "ReferencedSOPSequence" in item):
            inner = image.get("ContentSequence", [])
            print("instance", image.ReferencedSOPSequence[0].ReferencedSOPInstanceUID,
                  *(find(inner, code) for code in ("113609", "121140", "121144")))
