package org.affinitydomain.dicom.manifest;

import java.util.Map;

/** The modalities of DICOM with their names (PS3.16 CID 29 and CID 32), which are also concepts of its controlled terminology. */
public final class Modalities {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AR", "Autorefraction"), Map.entry("AU", "Audio"), Map.entry("BDUS", "Ultrasound Bone Densitometry"),
            Map.entry("BI", "Biomagnetic Imaging"), Map.entry("BMD", "Bone Mineral Densitometry"),
            Map.entry("CR", "Computed Radiography"), Map.entry("CT", "Computed Tomography"), Map.entry("DG", "Diaphanography"),
            Map.entry("DMS", "Dermoscopy"), Map.entry("DOC", "Document"), Map.entry("DX", "Digital Radiography"),
            Map.entry("ECG", "Electrocardiography"), Map.entry("EEG", "Electroencephalography"),
            Map.entry("EMG", "Electromyography"), Map.entry("EOG", "Electrooculography"),
            Map.entry("EPS", "Cardiac Electrophysiology"), Map.entry("ES", "Endoscopy"), Map.entry("FID", "Fiducials"),
            Map.entry("GM", "General Microscopy"), Map.entry("HC", "Hard Copy"), Map.entry("HD", "Hemodynamic Waveform"),
            Map.entry("IO", "Intra-Oral Radiography"), Map.entry("IVOCT", "Intravascular Optical Coherence Tomography"),
            Map.entry("IVUS", "Intravascular Ultrasound"), Map.entry("KER", "Keratometry"),
            Map.entry("KO", "Key Object Selection"), Map.entry("LEN", "Lensometry"), Map.entry("LS", "Laser Scan"),
            Map.entry("M3D", "Model for 3D Manufacturing"), Map.entry("MG", "Mammography"),
            Map.entry("MR", "Magnetic Resonance"), Map.entry("NM", "Nuclear Medicine"),
            Map.entry("OAM", "Ophthalmic Axial Measurements"), Map.entry("OCT", "Optical Coherence Tomography"),
            Map.entry("OP", "Ophthalmic Photography"), Map.entry("OPM", "Ophthalmic Mapping"),
            Map.entry("OPT", "Ophthalmic Tomography"), Map.entry("OPTBSV", "Ophthalmic Tomography B-scan Volume Analysis"),
            Map.entry("OPTENF", "Ophthalmic Tomography En Face"), Map.entry("OPV", "Ophthalmic Visual Field"),
            Map.entry("OSS", "Optical Surface Scanner"), Map.entry("OT", "Other"), Map.entry("PLAN", "Plan"),
            Map.entry("POS", "Position Sensor"), Map.entry("PR", "Presentation State"),
            Map.entry("PT", "Positron Emission Tomography"), Map.entry("PX", "Panoramic X-Ray"),
            Map.entry("REG", "Registration"), Map.entry("RESP", "Respiratory Waveform"), Map.entry("RF", "Radiofluoroscopy"),
            Map.entry("RG", "Radiographic Imaging"), Map.entry("RTDOSE", "RT Dose"), Map.entry("RTIMAGE", "RT Image"),
            Map.entry("RTPLAN", "RT Plan"), Map.entry("RTRECORD", "RT Treatment Record"),
            Map.entry("RTSTRUCT", "RT Structure Set"), Map.entry("SEG", "Segmentation"),
            Map.entry("SM", "Slide Microscopy"), Map.entry("SMR", "Stereometric Relationship"),
            Map.entry("SR", "Structured Report Document"), Map.entry("SRF", "Subjective Refraction"),
            Map.entry("TG", "Thermography"), Map.entry("US", "Ultrasound"), Map.entry("VA", "Visual Acuity"),
            Map.entry("XA", "X-Ray Angiography"), Map.entry("XC", "External-camera Photography"));

    private Modalities() {
    }

    /** The concept of a modality; one that is not known is its own name. */
    public static Code code(String modality) {
        return new Code(modality, "DCM", NAMES.getOrDefault(modality, modality));
    }
}
