package org.affinitydomain.imagingsource.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.pacs.PacsSeries;

/**
 * A digest of everything that a manifest and its metadata say: which instances there are, what the headers say, and where the instances are
 * to be retrieved. Two studies of the same fingerprint have the same manifest.
 */
public final class StudyFingerprint {
    /** Another number makes every manifest be published anew: for a change of what manifests contain. */
    private static final String FORM = "2";
    private final MessageDigest digest;

    private StudyFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The fingerprint of a study as its source shares it: 64 hexadecimal digits. */
    public static String of(StudyFacts facts, ImagingSource source) {
        StudyFingerprint fingerprint = new StudyFingerprint();
        fingerprint.source(source);
        fingerprint.text(facts.study().instanceUid());
        fingerprint.text(facts.patientId().toString());
        fingerprint.text(facts.accession().toString());
        fingerprint.text(facts.requests().toString());
        fingerprint.text(facts.offset().getId());
        facts.study().series().forEach(fingerprint::series);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /**
     * The fingerprint of what the configuration contributes to every manifest of a source and to its metadata: when it
     * changes, studies that have not changed are published anew.
     */
    public static String ofConfiguration(ImagingSource source) {
        StudyFingerprint fingerprint = new StudyFingerprint();
        fingerprint.source(source);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void source(ImagingSource source) {
        text(FORM);
        text(source.retrieveLocationUid());
        text(source.retrieveUrl().toString());
        text(source.retrieveAeTitle());
        text(source.organisation().name());
        text(source.sourceId());
        text(source.defaults().toString());
        text(source.codes().typeCode().toString());
        text(source.manifest().toString());
    }

    private void series(PacsSeries series) {
        text(series.instanceUid());
        dataSet(series.headers());
        series.instances().stream().sorted(Comparator.comparing(Instance::sopInstanceUid)).forEach(instance -> {
            text(instance.sopClassUid());
            text(instance.sopInstanceUid());
            text(instance.number() + " " + instance.frames());
        });
    }

    private void dataSet(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            text(Tag.toString(element.tag()));
            if (element instanceof Element.Sequence sequence) {
                sequence.items().forEach(this::dataSet);
            } else {
                dataSet.strings(element.tag()).forEach(this::text);
            }
        }
        text("end");
    }

    /** Every text is preceded by its length, so that no two sequences of texts look the same. */
    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(new byte[] {(byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16), (byte) (bytes.length >>> 8), (byte) bytes.length});
        digest.update(bytes);
    }
}
