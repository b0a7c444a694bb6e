package org.affinitydomain.domain;

import java.util.Objects;

/**
 * What the manifests of an imaging source are like (RAD TF-3 4.68.4.1.2.3; RAD MADO).
 *
 * @param title        the document title
 * @param imageLibrary whether series and instances are described in the manifest (DICOM PS3.16 TID 1600)
 * @param fhir         whether the manifest is also published as a FHIR document
 */
public record ManifestOptions(Title title, boolean imageLibrary, boolean fhir) {
    /** The document titles. */
    public enum Title {
        /** (113030, DCM): the manifest of XDS-I.b. */
        MANIFEST,
        /** (131560, DCM): the manifest of MADO, which always has an image library. */
        MANIFEST_WITH_DESCRIPTION
    }

    /** What every XDS-I.b consumer reads: neither library nor FHIR document. */
    public static final ManifestOptions DEFAULT = new ManifestOptions(Title.MANIFEST, false, false);

    /** Refuses a title that promises descriptions where there are none. */
    public ManifestOptions {
        Objects.requireNonNull(title, "title");
        if (title == Title.MANIFEST_WITH_DESCRIPTION && !imageLibrary) {
            throw new IllegalArgumentException("a manifest with description has an image library");
        }
    }
}
