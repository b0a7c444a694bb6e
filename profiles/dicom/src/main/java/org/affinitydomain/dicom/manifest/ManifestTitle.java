package org.affinitydomain.dicom.manifest;

import java.util.Optional;

/** The document titles that make a Key Object Selection Document a manifest (PS3.16 CID 7010). */
public enum ManifestTitle {
    /** The manifest of XDS-I.b (RAD TF-3 4.68.4.1.2.3). */
    MANIFEST(new Code("113030", "DCM", "Manifest")),
    /** The manifest that describes series and instances (MADO). */
    MANIFEST_WITH_DESCRIPTION(new Code("131560", "DCM", "Manifest with Description"));

    private final Code code;

    ManifestTitle(Code code) {
        this.code = code;
    }

    /** The code to write. */
    public Code code() {
        return code;
    }

    /** The title of a code; the temporary codes of MADO's first editions are understood. */
    public static Optional<ManifestTitle> of(Code code) {
        Code current = MadoCodes.current(code);
        for (ManifestTitle title : values()) {
            if (title.code.matches(current)) {
                return Optional.of(title);
            }
        }
        return Optional.empty();
    }
}
