package org.affinitydomain.fhir.manifest;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.affinitydomain.dicom.manifest.Manifest;

/**
 * Writes the FHIR Imaging Study Manifest of a study (IHE.RAD.MADO, MadoFhirBundle): a FHIR document in JSON. The same manifest
 * gives the same bytes. May be used by several threads.
 */
public final class FhirManifestWriter {
    /** DocumentEntry.mimeType of what is written. */
    public static final String MIME_TYPE = "application/fhir+json";
    /** DocumentEntry.formatCode of what is written. */
    public static final String FORMAT_CODE = "urn:ihe:rad:MADO:fhir-manifest:2026";
    /** The coding scheme of {@link #FORMAT_CODE}: the format codes of IHE Radiology. */
    public static final String FORMAT_CODE_SCHEME = "1.3.6.1.4.1.19376.1.2.7.1";

    private FhirContext context;

    /**
     * Writes a manifest; the stream stays open.
     *
     * @param manifest the manifest as it is published as a KOS too
     * @param creator  the organisation that makes it
     */
    public void write(Manifest manifest, Creator creator, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        context().newJsonParser().encodeResourceToWriter(ManifestBundle.of(manifest, creator), writer);
        writer.flush();
    }

    /** Made when it is first needed: the model of FHIR takes a second to be looked through, and most sources never need it. */
    private synchronized FhirContext context() {
        if (context == null) {
            context = FhirContext.forR4();
        }
        return context;
    }
}
