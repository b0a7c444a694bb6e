package org.affinitydomain.domain.config;

import org.affinitydomain.domain.CodeSets;
import org.affinitydomain.domain.CodedAttribute;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.ManifestOptions.Title;

/** Reads {@code manifest} of the domain, and that of a source, which is put over it key by key. */
final class ManifestOptionsReader {
    /** The format of a FHIR manifest (RAD MADO, Rev. 1.2) and the coding scheme of IHE Radiology's formats. */
    private static final String FHIR_FORMAT = "urn:ihe:rad:MADO:fhir-manifest:2026";
    private static final String FHIR_FORMAT_SCHEME = "1.3.6.1.4.1.19376.1.2.7.1";
    private static final String FHIR_MIME_TYPE = "application/fhir+json";

    private final CodeSets sets;

    /** @param sets the agreed codes, among which those of a FHIR manifest have to be when one is asked for */
    ManifestOptionsReader(CodeSets sets) {
        this.sets = sets;
    }

    ManifestOptions read(YamlObject object, ManifestOptions below) {
        boolean titled = object.optionalText("title").isPresent();
        Title title = titled ? Values.choice(object, "title", Title.class) : below.title();
        boolean library = Values.yesOrNo(object, "imageLibrary", titled ? title == Title.MANIFEST_WITH_DESCRIPTION : below.imageLibrary());
        boolean fhir = Values.yesOrNo(object, "fhir", below.fhir());
        object.end();
        if (title == Title.MANIFEST_WITH_DESCRIPTION && !library) {
            object.problem("imageLibrary", "a manifest with description has an image library",
                    "remove 'imageLibrary', or use 'title: manifest'");
        }
        if (fhir) {
            agreed(object, CodedAttribute.FORMAT_CODE, FHIR_FORMAT, FHIR_FORMAT_SCHEME);
            agreed(object, CodedAttribute.MIME_TYPE, FHIR_MIME_TYPE, "");
        }
        return new ManifestOptions(title, library || title == Title.MANIFEST_WITH_DESCRIPTION, fhir);
    }

    /** The registry would refuse every manifest otherwise. */
    private void agreed(YamlObject object, CodedAttribute attribute, String code, String scheme) {
        String set = attribute.attributeName();
        if (!sets.accepts(set, code, scheme)) {
            object.problem("fhir", "FHIR manifests need '" + code + "'" + (scheme.isEmpty() ? "" : " of scheme " + scheme) + " in the code set " + set,
                    "add it to codeSets." + set + ", or use 'fhir: false'");
        }
    }
}
