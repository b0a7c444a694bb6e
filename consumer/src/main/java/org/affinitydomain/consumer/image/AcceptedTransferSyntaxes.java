package org.affinitydomain.consumer.image;

import java.util.List;

/**
 * The transfer syntaxes that a RAD-69 request names (RAD TF-3 4.69.4.1.2). The consumer hands files on without decoding them, so
 * it takes all that DICOM has (PS3.6 table A-1); a source that has an instance in one of them sends it unchanged.
 */
final class AcceptedTransferSyntaxes {

    /** Uncompressed first, lossless before lossy. */
    static final List<String> ALL = List.of(
            "1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2",
            "1.2.840.10008.1.2.5",
            "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.90",
            "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202",
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91",
            "1.2.840.10008.1.2.4.93", "1.2.840.10008.1.2.4.111", "1.2.840.10008.1.2.4.112", "1.2.840.10008.1.2.4.203",
            "1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.101", "1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.103",
            "1.2.840.10008.1.2.4.104", "1.2.840.10008.1.2.4.105", "1.2.840.10008.1.2.4.106", "1.2.840.10008.1.2.4.107",
            "1.2.840.10008.1.2.4.108");

    private AcceptedTransferSyntaxes() {
    }
}
