"""Compares DICOM files, element for element, with what was made of them.

Usage: round_trip.py json FOLDER FILE...     writes pydicom's own DICOM JSON of the N-th file as FOLDER/N.theirs.json
       round_trip.py compare FOLDER FILE...  compares every FOLDER/N.*.dcm and FOLDER/N.ours.json with the N-th file
Prints a line for each comparison: "compared NAME PATH", or "different NAME PATH: elements"; "unreadable PATH" for a file
that pydicom itself does not read, or cannot say in JSON.
"""
import glob
import json
import os
import struct
import sys
import warnings

import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset

warnings.simplefilter("ignore")
WORDS = {"OW": 2, "OF": 4, "OL": 4, "OD": 8, "OV": 8}


def little(data, vr, little_endian):
    """Words that pydicom leaves in the byte order of the file."""
    size = WORDS.get(vr, 1)
    data = bytes(data) + b"\0" * (len(data) % 2)
    if little_endian or size == 1:
        return data
    return b"".join(data[i:i + size][::-1] for i in range(0, len(data), size))


def normal(element, little_endian):
    value = element.value
    if value is None or isinstance(value, (bytes, str)) and not value:
        return ""
    if isinstance(value, bytes):
        return little(value, element.VR, little_endian)
    if isinstance(value, str):
        return value.strip(" \0")
    if element.VR == "FL":  # the same float has many texts
        return [struct.pack("f", v) for v in ([value] if isinstance(value, float) else value)]
    if isinstance(value, (list, tuple, pydicom.multival.MultiValue)):
        return [str(v).strip(" \0") if isinstance(v, (str, pydicom.valuerep.PersonName)) else v for v in value]
    if element.VR == "PN":
        return str(value).rstrip("= ")
    return value


def is_nan(value):
    return isinstance(value, float) and value != value


class Comparison:
    def __init__(self, theirs, ours, skip):
        self.skip = skip
        self.little_endian = theirs.is_little_endian, ours.is_little_endian
        self.implicit = theirs.is_implicit_VR or ours.is_implicit_VR

    def data_sets(self, theirs, ours, path=""):
        tags = {t for t in set(theirs.keys()) | set(ours.keys()) if t.element != 0 and t.group > 2 and t not in self.skip}
        for tag in sorted(tags):
            where = f"{path}{tag}"
            if tag not in theirs or tag not in ours:
                yield f"{where} only in {'theirs' if tag in theirs else 'ours'}"
            else:
                yield from self.elements(theirs, ours, tag, where)

    def elements(self, theirs, ours, tag, where):
        raw = [ds.get_item(tag) for ds in (theirs, ours)]
        a, b = theirs[tag], ours[tag]
        vrs = [str(e.VR).removeprefix("VR.") for e in (a, b)]
        if vrs[0] == vrs[1] == "SQ":
            if len(a.value) != len(b.value):
                yield f"{where}: {len(a.value)} and {len(b.value)} items"
            for n, (x, y) in enumerate(zip(a.value, b.value), 1):
                yield from self.data_sets(x, y, f"{where}/{n}/")
        elif tag.is_private and any(r.VR in (None, "UN") for r in raw if isinstance(r, RawDataElement)):
            # pydicom gives the private attributes of some makers value representations that no file says: bytes are compared
            values = [(r.value or b"") if isinstance(r, RawDataElement) else r.value for r in raw]
            if all(isinstance(v, bytes) for v in values) and values[0] != values[1]:
                yield f"{where} private: {values[0]!r:.40} and {values[1]!r:.40}"
        elif vrs[0] != vrs[1] and not a.value and not b.value and tag.is_private and "UN" in vrs:
            pass
        elif vrs[0] != vrs[1] and not (self.implicit and set(vrs) == {"OB", "OW"}):
            yield f"{where}: {vrs[0]} {a.value!r:.40} and {vrs[1]} {b.value!r:.40}"
        elif normal(a, self.little_endian[0]) != normal(b, self.little_endian[1]) and not (is_nan(a.value) and is_nan(b.value)):
            yield f"{where} {vrs[0]}: {a.value!r:.60} and {b.value!r:.60}"


mode, folder = sys.argv[1:3]
for number, path in enumerate(sys.argv[3:]):
    try:
        original = pydicom.dcmread(path, force=True)
        list(original.iterall())
        if mode == "json":
            text = json.dumps(original.to_json_dict(bulk_data_threshold=1 << 30)).replace('"VR.', '"')
    except Exception as e:
        print(f"unreadable {path}: {type(e).__name__} {e}".replace("\n", " "))
        continue
    if mode == "json":
        with open(os.path.join(folder, f"{number}.theirs.json"), "w") as f:
            f.write(text)
        continue
    for made in sorted(glob.glob(os.path.join(folder, f"{number}.*"))):
        name = os.path.basename(made).split(".", 1)[1]
        if name == "theirs.json":
            continue
        skip = [0xFFFCFFFC]  # padding of the file, not of the data set
        if name == "ours.json":
            with open(made) as f:
                try:
                    again = Dataset.from_json(f.read())
                except ValueError as e:  # a number that is none, which pydicom forgives in files only
                    print(f"unreadable {name} {path}: {e}")
                    continue
            again.is_little_endian, again.is_implicit_VR = True, False
        else:
            again = pydicom.dcmread(made)
        if "json" in name:
            skip += [0x00080005]  # JSON is UTF-8
            if getattr(original.file_meta, "TransferSyntaxUID", "1.2").startswith("1.2.840.10008.1.2.4") or "rle" in path.lower():
                skip += [0x7FE00010]  # fragments have no form in JSON
        original = pydicom.dcmread(path, force=True)  # anew, since pydicom forgets the bytes of what it has converted
        comparison = Comparison(original, again, skip)
        if name == "json.dcm":
            comparison.little_endian = True, True  # pydicom leaves words in JSON in the order of the file
        found = list(comparison.data_sets(original, again))
        print(f"different {name} {path}: {'; '.join(found[:4])}" if found else f"compared {name} {path}")
