package org.affinitydomain.imagingsource.wado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * Which forms of instances a client accepts (PS3.18 8.7). Instances are sent as they are stored, or not at all.
 *
 * @param dicom      whether it takes instances as parts of multipart/related
 * @param single     whether it takes one instance by itself
 * @param asStored   whether it takes them in any transfer syntax
 * @param syntaxes   the transfer syntaxes that it takes
 * @param json       whether it takes metadata in the DICOM JSON Model
 */
record Acceptance(boolean dicom, boolean single, boolean asStored, List<String> syntaxes, boolean json) {
    private static final String DICOM = "application/dicom";
    private static final List<String> JSON = List.of("application/dicom+json", "application/json", "application/*");
    private static final String ANY_SYNTAX = "*";

    Acceptance {
        syntaxes = List.copyOf(syntaxes);
    }

    /** What a request's Accept header says; without one, everything is accepted. */
    static Acceptance of(Optional<String> header) {
        boolean dicom = false;
        boolean single = false;
        boolean asStored = false;
        boolean json = false;
        List<String> syntaxes = new ArrayList<>();
        for (MediaRange range : MediaRange.parse(header.filter(value -> !value.isBlank()).orElse("*/*"))) {
            boolean any = range.isAny() || range.name().equals("multipart/*");
            boolean multipart = range.name().equals("multipart/related")
                    && range.parameter("type").map(DICOM::equalsIgnoreCase).orElse(true);
            boolean alone = range.name().equals(DICOM);
            dicom |= any || multipart;
            single |= alone;
            json |= range.isAny() || JSON.contains(range.name());
            if (any || multipart || alone) {
                String syntax = range.parameter("transfer-syntax").orElseGet(() -> unnamedSyntax(range));
                asStored |= syntax.equals(ANY_SYNTAX);
                syntaxes.add(syntax);
            }
        }
        return new Acceptance(dicom, single, asStored, syntaxes, json);
    }

    /** Who names DICOM and no transfer syntax means Explicit VR Little Endian (PS3.18 8.7.3.5.2); who leaves the type open takes all. */
    private static String unnamedSyntax(MediaRange range) {
        boolean named = range.name().equals(DICOM) || range.parameter("type").isPresent();
        return named ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid() : ANY_SYNTAX;
    }

    /** Whether an instance in that transfer syntax is accepted. */
    boolean takes(String transferSyntaxUid) {
        return asStored || syntaxes.contains(transferSyntaxUid);
    }
}
