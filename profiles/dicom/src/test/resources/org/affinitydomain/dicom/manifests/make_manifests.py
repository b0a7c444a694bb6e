"""Makes, with pydicom, small manifests in the shapes in which different sources write them. Usage: make_manifests.py FOLDER

mado-temporary.dcm  MADO with the codes of its first editions: counts as TEXT with a code, instance numbers before their images,
                    series in two places, the base of WADO-RS as Retrieve URL
mado-multiframe.dcm the same edition: one series of multi-frame images, numbers of frames before the images too
mado-final.dcm      MADO with the codes of DICOM, counts as NUM, what describes an image below it
series-url.dcm      plain title; Retrieve URL of the whole series, and a text that describes the series as Key Object Description
location-only.dcm   plain title; no Retrieve URL
"""
import sys

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence

CT, MULTIFRAME, KOS = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.3.1", "1.2.840.10008.5.1.4.1.1.88.59"
STUDY = "1.2.276.0.7230010.3.1.2.77"


def ds(**attributes):
    d = Dataset()
    for keyword, value in attributes.items():
        setattr(d, keyword, Sequence(value) if isinstance(value, list) else value)
    return d


def code(value, scheme, meaning):
    return ds(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)


def item(relationship, value_type, name, **attributes):
    return ds(RelationshipType=relationship, ValueType=value_type, ConceptNameCodeSequence=[name], **attributes)


def image(sop_class, uid, *below):
    d = ds(RelationshipType="CONTAINS", ValueType="IMAGE",
           ReferencedSOPSequence=[ds(ReferencedSOPClassUID=sop_class, ReferencedSOPInstanceUID=uid)])
    if below:
        d.ContentSequence = Sequence(below)
    return d


def container(name, items):
    return item("CONTAINS", "CONTAINER", name, ContinuityOfContent="SEPARATE", ContentSequence=items)


def document(title, series, content):
    d = ds(SpecificCharacterSet="ISO_IR 192", SOPClassUID=KOS, SOPInstanceUID=STUDY + ".9.1", StudyDate="20260310", ContentDate="20260311",
           StudyTime="101500", ContentTime="080000", AccessionNumber="", Modality="KO", Manufacturer="Example", InstitutionName="Example",
           ReferringPhysicianName="", TimezoneOffsetFromUTC="+0100", ReferencedPerformedProcedureStepSequence=[], PatientName="Muster^Änne",
           PatientID="P1", IssuerOfPatientIDQualifiersSequence=[ds(UniversalEntityID="1.2.276.0.7230010.1", UniversalEntityIDType="ISO")],
           PatientBirthDate="", PatientSex="F", StudyInstanceUID=STUDY, SeriesInstanceUID=STUDY + ".9", StudyID="", SeriesNumber="1",
           InstanceNumber="1", ValueType="CONTAINER", ConceptNameCodeSequence=[title], ContinuityOfContent="SEPARATE",
           CurrentRequestedProcedureEvidenceSequence=[ds(StudyInstanceUID=STUDY, ReferencedSeriesSequence=series)],
           ContentTemplateSequence=[ds(MappingResource="DCMR", TemplateIdentifier="2010")], ContentSequence=content)
    return d


def evidence(number, instances, location, url=None):
    d = ds(SeriesInstanceUID=f"{STUDY}.{number}", RetrieveLocationUID=location,
           ReferencedSOPSequence=[ds(ReferencedSOPClassUID=c, ReferencedSOPInstanceUID=u) for c, u in instances])
    if url:
        d.RetrieveURL = url
    return d


def save(folder, name, d):
    d = FileDataset(name, d, preamble=b"\0" * 128)
    d.file_meta = FileMetaDataset()
    d.file_meta.MediaStorageSOPClassUID = KOS
    d.file_meta.MediaStorageSOPInstanceUID = d.SOPInstanceUID
    d.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
    d.file_meta.ImplementationClassUID = "1.2.276.0.7230010.3.0"
    d.is_little_endian, d.is_implicit_VR = True, False
    d.save_as(f"{folder}/{name}", write_like_original=False)


CONTEXT, TEMPORARY = "HAS ACQ CONTEXT", "99IHE"
MODALITY, REGION = code("121139", "DCM", "Modality"), code("123014", "DCM", "Target Region")
LIBRARY, GROUP = code("111028", "DCM", "Image Library"), code("126200", "DCM", "Image Library Group")
SERIES_UID, SERIES_NUMBER = code("112002", "DCM", "Series Instance UID"), code("113607", "DCM", "Series Number")
INSTANCE_NUMBER, FRAMES = code("113609", "DCM", "Instance Number"), code("121140", "DCM", "Number of Frames")
HEAD = code("774007", "SCT", "Head and neck")


def text(name, value, relationship=CONTEXT):
    return item(relationship, "TEXT", name, TextValue=value)


def coded_text(name, number, unit):
    return item(CONTEXT, "TEXT", name, TextValue=unit, ConceptCodeSequence=[code(str(number), "UCUM", unit)])


def count(name, number, unit):
    return item(CONTEXT, "NUM", name, MeasuredValueSequence=[ds(
        MeasurementUnitsCodeSequence=[code("{%s}" % unit, "UCUM", unit)], NumericValue=str(number))])


def coded(name, value):
    return item(CONTEXT, "CODE", name, ConceptCodeSequence=[value])


def temporary_group(number, modality, instances, frames=None):
    items = [coded(MODALITY, code(modality, "DCM", modality)),
             item(CONTEXT, "DATE", code("MADOTEMP003", TEMPORARY, "Series Date"), Date="20260310"),
             item(CONTEXT, "TIME", code("MADOTEMP004", TEMPORARY, "Series Time"), Time="101600"),
             text(code("MADOTEMP002", TEMPORARY, "Series Description"), f"series {number}"), text(SERIES_NUMBER, str(number)),
             item(CONTEXT, "UIDREF", SERIES_UID, UID=f"{STUDY}.{number}"), coded(REGION, HEAD),
             coded_text(code("MADOTEMP007", TEMPORARY, "Number of Series Related Instances"), len(instances), "instances")]
    for index, (sop_class, uid) in enumerate(instances, 1):
        if frames:
            items.append(text(FRAMES, str(frames * index)))
        items += [text(INSTANCE_NUMBER, str(index)), image(sop_class, uid)]
    return container(GROUP, items)


def temporary(groups, series, instances, modalities):
    library = container(LIBRARY, [coded(MODALITY, code(m, "DCM", m)) for m in modalities] + [coded(REGION, HEAD), coded_text(
        code("MADOTEMP009", TEMPORARY, "Number of Study Related Series"), len(groups), "series")] + groups)
    return document(code("MADOTEMP001", TEMPORARY, "Manifest with Description"), series, [library] + [image(c, u) for c, u in instances])


def uids(number, how_many, sop_class=CT):
    return [(sop_class, f"{STUDY}.{number}.{i}") for i in range(1, how_many + 1)]


def main(folder):
    one, two, base = uids(1, 3), uids(2, 2), "https://dicomserver.example/AET/rs/"
    save(folder, "mado-temporary.dcm", temporary([temporary_group(1, "CT", one), temporary_group(2, "PT", two)],
         [evidence(1, one, "1.2.250.1.59.1", base), evidence(2, two, "1.2.250.1.59.2", base)], one + two, ["CT", "PT"]))
    frames = uids(1, 2, MULTIFRAME)
    save(folder, "mado-multiframe.dcm", temporary([temporary_group(1, "US", frames, 60)], [evidence(1, frames, "1.2.250.1.59.1", base)], frames, ["US"]))
    final = container(GROUP, [coded(MODALITY, code("CT", "DCM", "Computed Tomography")), text(SERIES_NUMBER, "1"),
                              item(CONTEXT, "UIDREF", SERIES_UID, UID=STUDY + ".1"), coded(REGION, HEAD),
                              count(code("131564", "DCM", "Number of Series Related Instances"), 3, "instances")]
                      + [image(c, u, text(INSTANCE_NUMBER, str(i))) for i, (c, u) in enumerate(one, 1)])
    library = container(LIBRARY, [coded(MODALITY, code("CT", "DCM", "Computed Tomography")), coded(REGION, HEAD),
                                  count(code("131565", "DCM", "Number of Study Related Series"), 1, "series"), final])
    done = document(code("131560", "DCM", "Manifest with Description"), [evidence(1, one, "1.2.250.1.59.1")], [library] + [image(c, u) for c, u in one])
    done.ReferencedRequestSequence = Sequence([ds(StudyInstanceUID=STUDY, AccessionNumber="", ReferencedStudySequence=[], RequestedProcedureID="",
                                                  PlacerOrderNumberImagingServiceRequest="", FillerOrderNumberImagingServiceRequest="",
                                                  RequestedProcedureDescription="", RequestedProcedureCodeSequence=[])])
    done.OtherPatientIDsSequence = Sequence([ds(PatientID="P1", TypeOfPatientID="TEXT", IssuerOfPatientIDQualifiersSequence=[
        ds(UniversalEntityID="1.2.276.0.7230010.1", UniversalEntityIDType="ISO")])])
    save(folder, "mado-final.dcm", done)
    plain = code("113030", "DCM", "Manifest")
    described = item("CONTAINS", "TEXT", code("113012", "DCM", "Key Object Description"), TextValue="Serie-UID : 1 MOD @ CT : thorax")
    save(folder, "series-url.dcm", document(plain, [evidence(1, one, "1.2.250.1.59.1", f"https://pacs.example/rs/studies/{STUDY}/series/{STUDY}.1")],
                                            [described] + [image(c, u) for c, u in one]))
    save(folder, "location-only.dcm", document(plain, [evidence(1, one, "1.2.250.1.59.1")], [image(c, u) for c, u in one]))


main(sys.argv[1])
