package org.affinitydomain.pix.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;
import org.affinitydomain.pix.hl7.ErrorCondition;
import org.affinitydomain.pix.hl7.ErrorLocation;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.Hl7Message.Hl7Segment;
import org.affinitydomain.pix.hl7.Hl7Refusal;

/** Reads the patient out of a PID segment (ITI TF-2 Table 3.8.4.1.2.2-1). */
final class PatientReader {
    private static final String PID = "PID";
    private static final int IDENTIFIERS = 3;
    private static final int NAME = 5;
    private static final int BIRTH = 7;
    private static final int SEX = 8;
    private static final int ADDRESS = 11;
    /** Hospitals keep a handful of identifiers of a patient; a message with more than this is not about one. */
    private static final int MAX_IDENTIFIERS = 100;
    private static final int MAX_TEXT = 200;
    private static final int DATE_LENGTH = 8;

    private final AffinityDomain domain;

    PatientReader(AffinityDomain domain) {
        this.domain = domain;
    }

    /**
     * Reads the patient.
     *
     * @throws Hl7Refusal AE, with the field that is missing or wrong
     */
    PatientIdentity read(Hl7Message message) throws Hl7Refusal {
        Hl7Segment pid = message.segment(PID).orElseThrow(() -> Hl7Refusal.error(ErrorCondition.SEGMENT_SEQUENCE_ERROR,
                new ErrorLocation(PID, 1, 0, 0, 0), "there is no PID segment"));
        List<PatientIdentifier> identifiers = identifiers(pid);
        return new PatientIdentity(identifiers, new Demographics(name(pid), birthDate(pid), sex(pid), address(pid)));
    }

    /**
     * All identifiers whose authority the domain knows. Others, such as an insurance number, are no business of the
     * domain, but a message with none but others is refused.
     */
    private List<PatientIdentifier> identifiers(Hl7Segment pid) throws Hl7Refusal {
        int repetitions = pid.repetitions(IDENTIFIERS);
        if (repetitions > MAX_IDENTIFIERS) {
            throw Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, ErrorLocation.of(PID, IDENTIFIERS), "PID-3 repeats more than "
                    + MAX_IDENTIFIERS + " times");
        }
        List<PatientIdentifier> known = new ArrayList<>();
        Optional<ErrorLocation> unknown = Optional.empty();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            String id = pid.value(IDENTIFIERS, repetition, 1, 1);
            Optional<AssigningAuthority> authority = authority(pid, repetition);
            if (!id.isEmpty() && authority.isPresent()) {
                known.add(identifier(id, authority.get(), repetition));
            } else if (!id.isEmpty() && unknown.isEmpty()) {
                unknown = Optional.of(ErrorLocation.of(PID, IDENTIFIERS, repetition, 4));
            }
        }
        if (known.isEmpty()) {
            throw unknown.map(location -> Hl7Refusal.error(ErrorCondition.UNKNOWN_KEY_IDENTIFIER, location,
                    "no assigning authority in PID-3 is one of the affinity domain"))
                    .orElseGet(() -> Hl7Refusal.error(ErrorCondition.REQUIRED_FIELD_MISSING, ErrorLocation.of(PID, IDENTIFIERS),
                            "PID-3 has no patient identifier"));
        }
        return known;
    }

    /** CX.4: the OID decides, the namespace does where there is no OID. */
    private Optional<AssigningAuthority> authority(Hl7Segment pid, int repetition) {
        String namespace = pid.value(IDENTIFIERS, repetition, 4, 1);
        String universalId = pid.value(IDENTIFIERS, repetition, 4, 2);
        String type = pid.value(IDENTIFIERS, repetition, 4, 3);
        if (universalId.isEmpty()) {
            return domain.authorityCalled(namespace);
        }
        return type.isEmpty() || type.equals("ISO") ? domain.authority(universalId) : Optional.empty();
    }

    private static PatientIdentifier identifier(String id, AssigningAuthority authority, int repetition) throws Hl7Refusal {
        if (id.length() > PatientIdentifier.MAX_LENGTH) {
            throw tooLong(IDENTIFIERS, repetition, 1, PatientIdentifier.MAX_LENGTH);
        }
        return new PatientIdentifier(id, authority.oid());
    }

    /** The legal name (XPN.7 = L), or the first one when none says that it is. */
    private static PersonName name(Hl7Segment pid) throws Hl7Refusal {
        int repetition = 1;
        for (int candidate = pid.repetitions(NAME); candidate > 0; candidate--) {
            repetition = pid.value(NAME, candidate, 7, 1).equals("L") ? candidate : repetition;
        }
        return new PersonName(text(pid, NAME, repetition, 1), text(pid, NAME, repetition, 2), text(pid, NAME, repetition, 3),
                text(pid, NAME, repetition, 4), text(pid, NAME, repetition, 5));
    }

    private static PostalAddress address(Hl7Segment pid) throws Hl7Refusal {
        return new PostalAddress(text(pid, ADDRESS, 1, 1), text(pid, ADDRESS, 1, 2), text(pid, ADDRESS, 1, 3),
                text(pid, ADDRESS, 1, 4), text(pid, ADDRESS, 1, 5), text(pid, ADDRESS, 1, 6));
    }

    /** The date; a time of birth, which TS allows after it, is not kept. */
    private static Optional<String> birthDate(Hl7Segment pid) throws Hl7Refusal {
        String value = pid.value(BIRTH, 1, 1, 1);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String date = value.substring(0, Math.min(DATE_LENGTH, value.length()));
        if (!Demographics.isDate(date)) {
            throw Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, ErrorLocation.of(PID, BIRTH), "PID-7 is not a date");
        }
        return Optional.of(date);
    }

    private static AdministrativeSex sex(Hl7Segment pid) throws Hl7Refusal {
        String value = pid.value(SEX, 1, 1, 1);
        return value.isEmpty() ? AdministrativeSex.UNKNOWN : AdministrativeSex.ofCode(value).orElseThrow(() ->
                Hl7Refusal.error(ErrorCondition.TABLE_VALUE_NOT_FOUND, ErrorLocation.of(PID, SEX), "PID-8 is not a value of table 0001"));
    }

    private static String text(Hl7Segment pid, int field, int repetition, int component) throws Hl7Refusal {
        String value = pid.value(field, repetition, component, 1);
        if (value.length() > MAX_TEXT) {
            throw tooLong(field, repetition, component, MAX_TEXT);
        }
        return value;
    }

    private static Hl7Refusal tooLong(int field, int repetition, int component, int longest) {
        return Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, ErrorLocation.of(PID, field, repetition, component),
                "the value is longer than " + longest + " characters");
    }
}
