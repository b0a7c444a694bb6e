package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;

/**
 * Which forms of instances a client accepts (PS3.18 8.7).
 *
 * @param dicom    whether it takes instances as parts of multipart/related
 * @param single   whether it takes one instance by itself
 * @param syntaxes the transfer syntaxes that it takes, those it likes best first; {@code *} for any
 * @param json     whether it takes metadata in the DICOM JSON Model
 */
record Acceptance(boolean dicom, boolean single, List<Weighed> syntaxes, boolean json) {
    private static final String DICOM = "application/dicom";
    private static final List<String> JSON = List.of("application/dicom+json", "application/json", "application/*");
    private static final String ANY_SYNTAX = "*";

    Acceptance {
        syntaxes = List.copyOf(syntaxes);
    }

    /**
     * A transfer syntax that is accepted.
     *
     * @param uid    its UID, or {@code *}
     * @param weight how much it is liked
     */
    record Weighed(String uid, double weight) {
    }

    /** What a request's Accept header says; without one, everything is accepted. */
    static Acceptance of(Optional<String> header) {
        boolean dicom = false;
        boolean single = false;
        boolean json = false;
        List<Weighed> syntaxes = new ArrayList<>();
        for (MediaRange range : MediaRange.parse(header.filter(value -> !value.isBlank()).orElse("*/*"))) {
            boolean any = range.isAny() || range.name().equals("multipart/*");
            boolean multipart = range.name().equals("multipart/related")
                    && range.parameter("type").map(DICOM::equalsIgnoreCase).orElse(true);
            boolean alone = range.name().equals(DICOM);
            dicom |= any || multipart;
            single |= alone;
            json |= range.isAny() || JSON.contains(range.name());
            if (any || multipart || alone) {
                syntaxes.add(new Weighed(range.parameter("transfer-syntax").orElseGet(() -> unnamedSyntax(range)), range.weight()));
            }
        }
        return new Acceptance(dicom, single, syntaxes, json);
    }

    /** Who names DICOM and no transfer syntax means Explicit VR Little Endian (PS3.18 8.7.3.5.2); who leaves the type open takes all. */
    private static String unnamedSyntax(MediaRange range) {
        boolean named = range.name().equals(DICOM) || range.parameter("type").isPresent();
        return named ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid() : ANY_SYNTAX;
    }

    /**
     * An instance in the transfer syntax that the client likes best of those in which it can be had. Between several that it
     * likes the same, the stored one is taken.
     *
     * @return empty when it can be had in none of them
     */
    Optional<StoredInstance> choose(StoredInstance instance, Decoding decoding) throws PacsException {
        Optional<StoredInstance> chosen = Optional.empty();
        double weight = 0;
        for (Weighed syntax : syntaxes) {
            if (chosen.isPresent() && syntax.weight() < weight) {
                break;
            }
            if (syntax.uid().equals(ANY_SYNTAX)) {
                return Optional.of(instance);
            }
            Optional<StoredInstance> had = decoding.in(List.of(syntax.uid()), instance);
            if (had.isPresent() && (chosen.isEmpty() || had.get() == instance)) {
                chosen = had;
                weight = syntax.weight();
            }
        }
        return chosen;
    }
}
