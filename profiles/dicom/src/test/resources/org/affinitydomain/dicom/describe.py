"""Prints what pydicom reads of DICOM files: path, transfer syntax, attributes, items of every sequence; a file a line, fields by tabs."""
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")
TEXTS = ["SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "StudyDate", "PatientID", "Modality", "AccessionNumber", "PatientName",
         "NumberOfFrames", "SpecificCharacterSet", "SeriesInstanceUID", "StudyTime", "PatientBirthDate"]


def text(ds, keyword):
    if keyword not in ds:
        return "-"
    value = ds[keyword].value
    if value is None:
        return ""
    if isinstance(value, pydicom.multival.MultiValue):
        value = "\\".join(str(v) for v in value)
    return str(value).rstrip("= ").replace("\t", " ").replace("\n", " ").replace("\r", " ")


def syntax(ds):
    """The one that is named, or else the one that the data set was found to be in."""
    guessed = "1.2.840.10008.1.2" if ds.is_implicit_VR else "1.2.840.10008.1.2.1" if ds.is_little_endian else "1.2.840.10008.1.2.2"
    return str(getattr(ds.file_meta, "TransferSyntaxUID", guessed))


def items(ds):
    """How many items every sequence has, sequences in sequences too: tag:number, in the order they stand."""
    counts = []
    for e in ds:
        if e.VR == "SQ" and not e.tag.is_private:
            counts.append(f"{int(e.tag):08x}:{len(e.value or [])}")
            counts.extend(count for item in e.value or [] for count in items(item))
    return counts


for path in sys.argv[1:]:
    try:
        ds = pydicom.dcmread(path, stop_before_pixels=True, force=True)
        fields = [syntax(ds)] + [text(ds, k) for k in TEXTS] + [" ".join(items(ds))]
    except Exception as e:  # a file that pydicom does not read is no yardstick
        fields = ["unreadable", type(e).__name__]
    print("\t".join([path] + fields))
