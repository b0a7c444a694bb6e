package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.Part10Reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Checks a manifest against the rules of IHE that general DICOM validators do not know (RAD TF-3 4.68.4.1.2.3; RAD MADO),
 * and against those of DICOM that manifests in the field break.
 */
public final class ManifestCheck {
    private ManifestCheck() {
    }

    /**
     * Checks a Part 10 file.
     *
     * @throws org.affinitydomain.dicom.io.DicomFormatException when it is not DICOM
     */
    public static List<Finding> check(InputStream in) throws IOException {
        return check(Part10Reader.read(in, ManifestReader.OPTIONS).dataSet());
    }

    /** Checks a data set. The list is empty when nothing is wrong, and ends after a thousand findings. */
    public static List<Finding> check(DataSet document) {
        Findings findings = new Findings();
        DocumentCheck.check(document, findings);
        References evidence = EvidenceCheck.check(document, findings);
        ContentCheck.check(document, evidence, findings);
        ImageLibraryCheck.check(document, findings);
        return findings.list();
    }
}
