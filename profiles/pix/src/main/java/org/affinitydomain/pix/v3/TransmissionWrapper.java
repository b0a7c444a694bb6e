package org.affinitydomain.pix.v3;

import java.util.List;
import java.util.Objects;
import org.affinitydomain.xds.ebrim.MetadataFormatException;

/**
 * What the outermost wrapper of a message says, as an acknowledgement needs it (MCCI_MT000100UV01, ITI TF-2 appendix O.1.1).
 *
 * @param id             of the message
 * @param sender         identifiers of the sending device
 * @param receiver       identifiers of the receiving device
 * @param processingCode P, D or T
 */
public record TransmissionWrapper(InstanceIdentifier id, List<InstanceIdentifier> sender, List<InstanceIdentifier> receiver,
                                  String processingCode) {

    /** Takes copies. */
    public TransmissionWrapper {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(processingCode, "processingCode");
        sender = List.copyOf(sender);
        receiver = List.copyOf(receiver);
    }

    /**
     * Reads the wrapper of a message.
     *
     * @throws MetadataFormatException when the message has no id, so that it cannot be acknowledged
     */
    static TransmissionWrapper of(V3Element message) throws MetadataFormatException {
        InstanceIdentifier id = message.child("id").flatMap(InstanceIdentifier::of)
                .orElseThrow(() -> new MetadataFormatException(message.name() + " has no id"));
        return new TransmissionWrapper(id, device(message, "sender"), device(message, "receiver"),
                message.child("processingCode").flatMap(code -> code.value("code")).filter(code -> code.matches("[PDT]")).orElse("P"));
    }

    private static List<InstanceIdentifier> device(V3Element message, String role) {
        return message.at(role, "device").map(device -> device.children("id")).orElse(List.of()).stream()
                .flatMap(id -> InstanceIdentifier.of(id).stream()).toList();
    }
}
