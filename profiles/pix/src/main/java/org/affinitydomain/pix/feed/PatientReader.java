package org.affinitydomain.pix.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.affinitydomain.pix.hl7.Hl7Message.Hl7Segment;
import org.affinitydomain.pix.hl7.Hl7Refusal;

/** Reads patients out of PID and MRG segments (ITI TF-2 tables 3.8.4.1.2.2-1 and 3.8.4.2.2.2-1). */
final class PatientReader {
    private static final int PATIENT_IDENTIFIERS = 3;
    private static final int PRIOR_IDENTIFIERS = 1;
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
     * Reads the patient of a PID segment.
     *
     * @throws Hl7Refusal AE, with the field that is missing or wrong
     */
    PatientIdentity patient(Hl7Segment pid) throws Hl7Refusal {
        List<PatientIdentifier> identifiers = List.copyOf(identifiers(pid, PATIENT_IDENTIFIERS).keySet());
        return new PatientIdentity(identifiers, new Demographics(name(pid), birthDate(pid), sex(pid), address(pid)));
    }

    /**
     * Reads the identifiers of a MRG segment, which are used no more.
     *
     * @throws Hl7Refusal AE, with the field that is missing or wrong
     */
    List<PatientIdentifier> prior(Hl7Segment mrg) throws Hl7Refusal {
        return List.copyOf(identifiers(mrg, PRIOR_IDENTIFIERS).keySet());
    }

    /** Where an identifier stands in a PID segment, or that it should stand there. */
    ErrorLocation patientLocation(Hl7Segment pid, PatientIdentifier identifier) throws Hl7Refusal {
        return location(pid, PATIENT_IDENTIFIERS, identifier).orElse(pid.location(PATIENT_IDENTIFIERS, 0, 0));
    }

    /** Where an identifier stands in a MRG segment. */
    Optional<ErrorLocation> priorLocation(Hl7Segment mrg, PatientIdentifier identifier) throws Hl7Refusal {
        return location(mrg, PRIOR_IDENTIFIERS, identifier);
    }

    private Optional<ErrorLocation> location(Hl7Segment segment, int field, PatientIdentifier identifier) throws Hl7Refusal {
        return Optional.ofNullable(identifiers(segment, field).get(identifier))
                .map(repetition -> segment.location(field, repetition, 0));
    }

    /**
     * All identifiers whose authority the domain knows, with the repetitions that they stand in. Others, such as an insurance
     * number, are no business of the domain, but a message with none but others is refused.
     */
    private Map<PatientIdentifier, Integer> identifiers(Hl7Segment segment, int field) throws Hl7Refusal {
        String name = segment.id() + '-' + field;
        int repetitions = segment.repetitions(field);
        if (repetitions > MAX_IDENTIFIERS) {
            throw Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, segment.location(field, 0, 0), name + " repeats more than "
                    + MAX_IDENTIFIERS + " times");
        }
        Map<PatientIdentifier, Integer> known = new LinkedHashMap<>();
        Optional<ErrorLocation> unknown = Optional.empty();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            String id = segment.value(field, repetition, 1, 1);
            Optional<AssigningAuthority> authority = authority(segment, field, repetition);
            if (!id.isEmpty() && authority.isPresent()) {
                known.putIfAbsent(identifier(id, authority.get(), segment.location(field, repetition, 1)), repetition);
            } else if (!id.isEmpty() && unknown.isEmpty()) {
                unknown = Optional.of(segment.location(field, repetition, 4));
            }
        }
        if (known.isEmpty()) {
            throw unknown.map(location -> Hl7Refusal.error(ErrorCondition.UNKNOWN_KEY_IDENTIFIER, location,
                    "no assigning authority in " + name + " is one of the affinity domain"))
                    .orElseGet(() -> Hl7Refusal.error(ErrorCondition.REQUIRED_FIELD_MISSING, segment.location(field, 0, 0),
                            name + " has no patient identifier"));
        }
        return known;
    }

    /** CX.4: the OID decides, the namespace does where there is no OID. */
    private Optional<AssigningAuthority> authority(Hl7Segment segment, int field, int repetition) {
        String namespace = segment.value(field, repetition, 4, 1);
        String universalId = segment.value(field, repetition, 4, 2);
        String type = segment.value(field, repetition, 4, 3);
        if (universalId.isEmpty()) {
            return domain.authorityCalled(namespace);
        }
        return type.isEmpty() || type.equals("ISO") ? domain.authority(universalId) : Optional.empty();
    }

    private static PatientIdentifier identifier(String id, AssigningAuthority authority, ErrorLocation location) throws Hl7Refusal {
        if (id.length() > PatientIdentifier.MAX_LENGTH) {
            throw tooLong(location, PatientIdentifier.MAX_LENGTH);
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
            throw Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, pid.location(BIRTH, 0, 0), "PID-7 is not a date");
        }
        return Optional.of(date);
    }

    private static AdministrativeSex sex(Hl7Segment pid) throws Hl7Refusal {
        String value = pid.value(SEX, 1, 1, 1);
        return value.isEmpty() ? AdministrativeSex.UNKNOWN : AdministrativeSex.ofCode(value).orElseThrow(() ->
                Hl7Refusal.error(ErrorCondition.TABLE_VALUE_NOT_FOUND, pid.location(SEX, 0, 0), "PID-8 is not a value of table 0001"));
    }

    private static String text(Hl7Segment pid, int field, int repetition, int component) throws Hl7Refusal {
        String value = pid.value(field, repetition, component, 1);
        if (value.length() > MAX_TEXT) {
            throw tooLong(pid.location(field, repetition, component), MAX_TEXT);
        }
        return value;
    }

    private static Hl7Refusal tooLong(ErrorLocation location, int longest) {
        return Hl7Refusal.error(ErrorCondition.DATA_TYPE_ERROR, location, "the value is longer than " + longest + " characters");
    }
}
