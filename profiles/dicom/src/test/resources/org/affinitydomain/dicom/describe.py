"""Prints what pydicom reads of DICOM files: path, transfer syntax, and attributes, a file a line, fields by tabs."""
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")
TEXTS = ["SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "StudyDate", "PatientID", "Modality", "AccessionNumber", "PatientName",
         "NumberOfFrames", "SpecificCharacterSet"]


def text(ds, keyword):
    if keyword not in ds:
        return "-"
    value = ds[keyword].value
    if value is None:
        return ""
    if isinstance(value, pydicom.multival.MultiValue):
        value = "\\".join(str(v) for v in value)
    return str(value).rstrip("= ").replace("\t", " ").replace("\n", " ").replace("\r", " ")


for path in sys.argv[1:]:
    try:
        ds = pydicom.dcmread(path, stop_before_pixels=True)
        fields = [str(getattr(ds.file_meta, "TransferSyntaxUID", "-"))] + [text(ds, k) for k in TEXTS]
        items = sum(len(e.value) for e in ds if e.VR == "SQ" and e.value is not None and not e.tag.is_private)
        fields.append(str(items))
    except Exception as e:  # a file that pydicom does not read is no yardstick
        fields = ["unreadable", type(e).__name__]
    print("\t".join([path] + fields))
