package org.affinitydomain.pix.v3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;

/**
 * Reads who a message is about (ITI TF-2 tables 3.44.4.1.2-1 and 3.44.4.2.2-1): the patient with the identifiers in {@code id} and
 * {@code asOtherIDs}, and in a Duplicates Resolved those of {@code priorRegisteredRole}, which are used no more.
 */
final class RegistrationReader {
    private static final String EVENT = "/controlActProcess/subject/registrationEvent";
    private static final String PATIENT = EVENT + "/subject1/patient";
    private static final String PRIOR = EVENT + "/replacementOf";
    private static final int MAX_IDENTIFIERS = 100;

    private final AffinityDomain domain;

    RegistrationReader(AffinityDomain domain) {
        this.domain = domain;
    }

    /**
     * What a message says, with the places of the identifiers in it.
     *
     * @param patient who it is about
     * @param places  XPaths of the patient's identifiers and of prior ones
     * @param prior   identifiers that are used no more; none but in a Duplicates Resolved
     */
    record Registration(PatientIdentity patient, List<PatientIdentifier> prior, Map<PatientIdentifier, String> places) {

        /** Where an identifier stands; the patient when it is one that was known before. */
        String place(PatientIdentifier identifier, String root) {
            return places.getOrDefault(identifier, '/' + root + PATIENT);
        }
    }

    /**
     * Reads a message.
     *
     * @throws V3Refusal when something is missing or wrong
     */
    Registration read(Interaction interaction, V3Element message) throws V3Refusal {
        String root = '/' + message.name();
        List<V3Element> subjects = message.child("controlActProcess").map(act -> act.children("subject")).orElse(List.of());
        if (subjects.size() > 1) {
            throw new V3Refusal(DetailCode.SYN102, root + "/controlActProcess/subject[2]", "one message is about one patient");
        }
        V3Element event = subjects.stream().flatMap(subject -> subject.child("registrationEvent").stream()).findFirst()
                .orElseThrow(() -> new V3Refusal(DetailCode.SYN100, root + EVENT, "there is no registrationEvent"));
        V3Element patient = event.at("subject1", "patient")
                .orElseThrow(() -> new V3Refusal(DetailCode.SYN100, root + PATIENT, "there is no patient"));
        Map<PatientIdentifier, String> own = known(patientIds(patient, root + PATIENT), root + PATIENT + "/id");
        Map<PatientIdentifier, String> prior = new LinkedHashMap<>();
        if (interaction == Interaction.DUPLICATES_RESOLVED) {
            prior.putAll(known(priorIds(event, root), root + PRIOR + "/priorRegistration/subject1/priorRegisteredRole/id"));
        }
        Map<PatientIdentifier, String> places = new LinkedHashMap<>(own);
        places.putAll(prior);
        PatientIdentity identity = new PatientIdentity(List.copyOf(own.keySet()), new PersonReader(root + PATIENT).read(patient));
        return new Registration(identity, List.copyOf(prior.keySet()), places);
    }

    /** An II, and where it stands. */
    private record Placed(V3Element id, String path) {
    }

    private static List<Placed> patientIds(V3Element patient, String path) {
        List<Placed> ids = placed(patient, path);
        int other = 0;
        for (V3Element others : patient.child("patientPerson").map(person -> person.children("asOtherIDs")).orElse(List.of())) {
            ids.addAll(placed(others, path + "/patientPerson/asOtherIDs[" + ++other + ']'));
        }
        return ids;
    }

    private static List<Placed> priorIds(V3Element event, String root) {
        List<Placed> ids = new ArrayList<>();
        int number = 0;
        for (V3Element replacement : event.children("replacementOf")) {
            String path = root + PRIOR + '[' + ++number + "]/priorRegistration/subject1/priorRegisteredRole";
            replacement.at("priorRegistration", "subject1", "priorRegisteredRole").ifPresent(role -> ids.addAll(placed(role, path)));
        }
        return ids;
    }

    private static List<Placed> placed(V3Element parent, String path) {
        List<Placed> ids = new ArrayList<>();
        for (V3Element id : parent.children("id")) {
            ids.add(new Placed(id, path + "/id[" + (ids.size() + 1) + ']'));
        }
        return ids;
    }

    /** The identifiers whose authority the domain knows; others are no business of the domain, but one must be there. */
    private Map<PatientIdentifier, String> known(List<Placed> ids, String place) throws V3Refusal {
        if (ids.size() > MAX_IDENTIFIERS) {
            throw new V3Refusal(DetailCode.SYN102, place, "there are more than " + MAX_IDENTIFIERS + " identifiers");
        }
        Map<PatientIdentifier, String> known = new LinkedHashMap<>();
        Optional<String> unknown = Optional.empty();
        for (Placed placed : ids) {
            Optional<InstanceIdentifier> id = InstanceIdentifier.of(placed.id());
            Optional<String> extension = id.flatMap(InstanceIdentifier::extension);
            if (extension.isPresent() && domain.authority(id.get().root()).isPresent()) {
                known.putIfAbsent(identifier(extension.get(), id.get().root(), placed.path()), placed.path());
            } else if (id.isPresent() && unknown.isEmpty()) {
                unknown = Optional.of(placed.path());
            }
        }
        if (known.isEmpty()) {
            throw unknown.map(path -> new V3Refusal(DetailCode.KEY204, path, "no assigning authority here is one of the affinity domain"))
                    .orElseGet(() -> new V3Refusal(DetailCode.SYN101, place, "there is no patient identifier"));
        }
        return known;
    }

    private static PatientIdentifier identifier(String extension, String root, String path) throws V3Refusal {
        if (extension.length() > PatientIdentifier.MAX_LENGTH) {
            throw new V3Refusal(DetailCode.SYN102, path, "the extension is longer than " + PatientIdentifier.MAX_LENGTH + " characters");
        }
        return new PatientIdentifier(extension, root);
    }
}
