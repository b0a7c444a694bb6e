package org.affinitydomain.repository.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.repository.ondemand.OnDemandDescription;
import org.affinitydomain.repository.ondemand.OnDemandDocumentProvider;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.transaction.DocumentContent;

/** Makes summaries of studies out of their manifests (RAD TF-3 4.68.4.1.2.3). */
final class StudySummaryProvider implements OnDemandDocumentProvider {

    private static final String MANIFEST_MIME_TYPE = "application/dicom";
    private static final String DICOM_UID_REGISTRY = "1.2.840.10008.2.6.1";
    /** The largest manifest takes 128 MiB while it is read; what is kept of it afterwards is a row for each series. */
    private static final int READ_AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 20;
    /** ebRIM's long names have 256 characters, some of which the words before it take. */
    private static final int LONGEST_TITLE = 200;

    private final Optional<Code> classCode;
    private final Optional<Code> typeCode;
    private final Code formatCode;
    private final Semaphore reading = new Semaphore(READ_AT_ONCE, true);

    /**
     * @param classCode  of summaries; empty for that of the manifest
     * @param typeCode   of summaries; empty for that of the manifest
     * @param formatCode of summaries
     */
    StudySummaryProvider(Optional<Code> classCode, Optional<Code> typeCode, Code formatCode) {
        this.classCode = Objects.requireNonNull(classCode, "classCode");
        this.typeCode = Objects.requireNonNull(typeCode, "typeCode");
        this.formatCode = Objects.requireNonNull(formatCode, "formatCode");
    }

    @Override
    public boolean takes(String mimeType) {
        return mimeType.equals(MANIFEST_MIME_TYPE);
    }

    @Override
    public boolean appliesTo(RegistryObject entry) {
        return Attribute.DE_FORMAT_CODE.codes(entry).stream().anyMatch(format ->
                format.code().equals(SopClass.KEY_OBJECT_SELECTION_DOCUMENT) && format.codingScheme().equals(DICOM_UID_REGISTRY));
    }

    @Override
    public OnDemandDescription describe(RegistryObject entry) {
        Words words = Words.of(Attribute.DE_LANGUAGE_CODE.value(entry).orElse(""));
        String title = Attribute.DE_TITLE.value(entry).map(study -> words.say("title") + ": " + study).orElse(words.say("title"));
        return new OnDemandDescription(classCode.orElseGet(() -> own(Attribute.DE_CLASS_CODE, entry)),
                typeCode.orElseGet(() -> own(Attribute.DE_TYPE_CODE, entry)), formatCode,
                title.codePoints().limit(LONGEST_TITLE).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
    }

    private static Code own(Attribute attribute, RegistryObject entry) {
        return attribute.codes(entry).stream().findFirst().orElseThrow(() -> new IllegalArgumentException("the manifest's entry has no "
                + attribute.label()));
    }

    @Override
    public String mimeType() {
        return "text/html";
    }

    @Override
    public InputStream make(DocumentContent source, String languageCode) throws IOException {
        return new TextStream(new SummaryPage(read(source), Words.of(languageCode)).parts());
    }

    private StudySummary read(DocumentContent source) throws IOException {
        try {
            if (!reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("too many manifests are being read: ask again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        try (InputStream in = source.open()) {
            return StudySummary.of(ManifestReader.read(in));
        } finally {
            reading.release();
        }
    }
}
