"""Compares DICOM JSON with what pydicom makes of the same files.

Usage: compare_json.py FOLDER FILE...
FOLDER holds what is to be judged: N.json for the N-th file. Prints "compared PATH", "unreadable PATH" (when pydicom
itself cannot tell) or "different PATH: attribute: theirs, ours" lines.
"""
import base64
import json
import math
import os
import struct
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")


def same_value(vr, theirs, ours):
    if vr in ("DS", "IS", "FL", "FD", "US", "SS", "UL", "SL", "UV", "SV") and theirs is not None and ours is not None:
        if isinstance(ours, str):  # what JSON cannot say as a number
            return str(theirs) == ours
        if vr == "FL":  # the same float has many texts
            return struct.pack("f", float(theirs)) == struct.pack("f", float(ours))
        return math.isclose(float(theirs), float(ours), rel_tol=1e-15)
    if vr == "PN" and theirs is not None and ours is not None:
        return {k: v.rstrip() for k, v in theirs.items() if v.strip()} == ours
    if isinstance(theirs, str) and isinstance(ours, str):
        return theirs.strip(" \0") == ours.strip(" \0")
    return theirs == ours


def inline(attribute):
    data = base64.b64decode(attribute["InlineBinary"])
    return data + b"\0" * (len(data) % 2)


def is_empty(attribute):
    """pydicom writes empty values in several ways; PS3.18 F.2.5 has one."""
    return not inline(attribute) if "InlineBinary" in attribute else attribute.get("Value") in (None, [], [None], [""], [{}])


def differences(theirs, ours, path=""):
    for tag in sorted(set(theirs) | set(ours)):
        if tag in ("00080005", "7FE00010") or tag.endswith("0000") or tag < "00030000":
            continue  # ours is UTF-8 by definition; pixels, group lengths and groups 1 and 2 are left out
        where = path + tag
        if tag not in theirs or tag not in ours:
            yield f"{where}: only in {'theirs' if tag in theirs else 'ours'}"
            continue
        t, o = theirs[tag], ours[tag]
        t["vr"] = t["vr"].removeprefix("VR.")  # a slip of pydicom 2.3 where it corrects UN
        if o["vr"] == "UN" and t["vr"] != "UN" and int(tag[:4], 16) % 2:
            continue  # Implicit VR: pydicom knows the private attributes of some makers
        if t["vr"] != o["vr"]:
            yield f"{where}: vr {t['vr']}, {o['vr']}"
        elif is_empty(t) or is_empty(o):
            if is_empty(t) != is_empty(o):
                yield f"{where}: empty or not: {t}, {o}"
        elif t["vr"] == "SQ":
            if len(t["Value"]) != len(o["Value"]):
                yield f"{where}: {len(t['Value'])} items, {len(o['Value'])} items"
            for n, (a, b) in enumerate(zip(t["Value"], o["Value"])):
                yield from differences(a or {}, b or {}, f"{where}/{n}/")
        elif ("InlineBinary" in t) != ("InlineBinary" in o):
            yield f"{where}: inline or not: {list(t)}, {list(o)}"
        elif "InlineBinary" in t:
            if inline(t) != inline(o):
                yield f"{where}: binary values differ"
        elif len(t["Value"]) != len(o["Value"]) or not all(same_value(t["vr"], a, b) for a, b in zip(t["Value"], o["Value"])):
            yield f"{where} {t['vr']}: {t['Value']!r:.80}, {o['Value']!r:.80}"


for number, path in enumerate(sys.argv[2:]):
    ours_path = os.path.join(sys.argv[1], f"{number}.json")
    try:
        theirs = pydicom.dcmread(path, stop_before_pixels=True).to_json_dict(bulk_data_threshold=1 << 30)
    except Exception as e:  # what pydicom does not read or cannot say in JSON is no yardstick
        print(f"unreadable {path}: {type(e).__name__} {e}".replace("\n", " "))
        continue
    with open(ours_path, encoding="utf-8") as f:
        found = list(differences(theirs, json.load(f)))
    print(f"different {path}: {'; '.join(found[:5])}" if found else f"compared {path}")
