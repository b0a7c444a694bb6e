#!/usr/bin/python3
"""Writes the attribute facts of DICOM PS3.6 (tag, VR, VM, keyword) as the module's dictionary resource.

Usage: make_dictionary.py > src/main/resources/org/affinitydomain/dicom/data/dictionary.tsv
The facts come from the tables that pydicom installs (Debian: python3-pydicom). Columns are separated by tabs:
tag in hexadecimal ('x' stands for a digit of a repeating group), value representations (the first one is what
Implicit VR reading assumes), value multiplicity, keyword. Lines are sorted by tag.
"""
import re
import pydicom
from pydicom._dicom_dict import DicomDictionary, RepeatersDictionary

# Where PS3.6 leaves a choice, PS3.5 A.1 says which one Implicit VR Little Endian uses.
CHOICES = {"OB or OW": "OW,OB", "US or SS": "US,SS", "US or OW": "OW,US", "US or SS or OW": "OW,US,SS", "NONE": ""}


# Attributes newer than the tables of the installed pydicom that this project uses.
NEWER = {0x0040E012: ("UR", "1", "", "", "DisplayURI")}


def lines():
    rows = [(f"{tag:08x}", entry) for tag, entry in {**NEWER, **DicomDictionary}.items()]
    rows += [(tag.lower(), entry) for tag, entry in RepeatersDictionary.items()]
    for tag, (vr, vm, _name, _retired, keyword) in sorted(rows):
        vr = CHOICES.get(vr, vr)
        assert re.fullmatch(r"([A-Z]{2}(,[A-Z]{2})*)?", vr), vr
        if vr and keyword:
            yield f"{tag}\t{vr}\t{vm}\t{keyword}"


print(f"# DICOM PS3.6 attributes; made by src/dictionary/make_dictionary.py from pydicom {pydicom.__version__}")
for line in lines():
    print(line)
