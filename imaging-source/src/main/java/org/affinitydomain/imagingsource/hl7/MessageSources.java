package org.affinitydomain.imagingsource.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.Hl7Message.Hl7Segment;

/**
 * Finds the sources that a message is about: those whose configuration names its Sending Facility, or else those whose
 * patients are numbered by the authority that numbers the patient of the message.
 */
final class MessageSources {
    private static final int SENDING_FACILITY = 4;
    private static final int PATIENT_IDENTIFIERS = 3;

    private final AffinityDomain domain;
    private final LocalSources sources;

    MessageSources(AffinityDomain domain, LocalSources sources) {
        this.domain = domain;
        this.sources = sources;
    }

    List<LocalSource> of(Hl7Message message) {
        List<LocalSource> bySender = sources.all().stream().filter(source -> source.source().triggers().sender()
                .filter(sender -> isSentBy(message, sender)).isPresent()).toList();
        if (!bySender.isEmpty()) {
            return bySender;
        }
        List<String> authorities = message.segment("PID").map(this::authorities).orElse(List.of());
        return sources.all().stream().filter(source -> source.source().triggers().sender().isEmpty()
                && authorities.contains(source.source().localAuthority().oid())).toList();
    }

    /** HD: a namespace, or an OID. */
    private static boolean isSentBy(Hl7Message message, String sender) {
        return message.segment("MSH").filter(msh -> msh.value(SENDING_FACILITY, 1, 1, 1).equals(sender)
                || msh.value(SENDING_FACILITY, 1, 2, 1).equals(sender)).isPresent();
    }

    private List<String> authorities(Hl7Segment pid) {
        List<String> authorities = new ArrayList<>();
        for (int repetition = 1; repetition <= pid.repetitions(PATIENT_IDENTIFIERS); repetition++) {
            String oid = pid.value(PATIENT_IDENTIFIERS, repetition, 4, 2);
            Optional<AssigningAuthority> authority = oid.isEmpty()
                    ? domain.authorityCalled(pid.value(PATIENT_IDENTIFIERS, repetition, 4, 1)) : domain.authority(oid);
            authority.map(AssigningAuthority::oid).ifPresent(authorities::add);
        }
        return authorities;
    }
}
