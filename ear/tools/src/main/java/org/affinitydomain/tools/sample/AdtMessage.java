package org.affinitydomain.tools.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.Organisation;

/**
 * The patient registration that a hospital's system sends: HL7 v2.3.1 ADT^A04, as Patient Identity Feed wants it (ITI TF-2
 * 3.8.4.1). PID-3 holds the domain's id first, then those of the hospitals.
 */
public final class AdtMessage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private AdtMessage() {
    }

    /**
     * @param controlId MSH-10; the answer refers to it
     * @param time      MSH-7 and EVN-2
     * @return segments that end with a carriage return
     */
    public static String registration(SamplePatient patient, AffinityDomain domain, String controlId, LocalDateTime time) {
        String sender = patient.locals().get(0).organisation();
        List<String> segments = new ArrayList<>();
        segments.add(String.join("|", "MSH", "^~\\&", "ADT", sender, "AFFINITY", domain.name(), TIME.format(time), "",
                "ADT^A04^ADT_A01", controlId, "P", "2.3.1", "", "", "", "", "", "UNICODE UTF-8"));
        segments.add("EVN|A04|" + TIME.format(time));
        segments.add(String.join("|", "PID", "", "", identifiers(patient, domain), "",
                escape(patient.family()) + "^" + escape(patient.given()), "", DATE.format(patient.birthDate()), patient.sex(), "", "",
                address(patient)));
        segments.add("PV1||O");
        return String.join("\r", segments) + "\r";
    }

    /** CX of the patient in the domain: {@code id^^^&oid&ISO}. */
    public static String domainCx(SamplePatient patient, AffinityDomain domain) {
        return cx(patient.domainId(), domain.primaryAuthority().oid());
    }

    private static String identifiers(SamplePatient patient, AffinityDomain domain) {
        List<String> all = new ArrayList<>(List.of(domainCx(patient, domain)));
        patient.locals().forEach(local -> all.add(cx(local.value(), localAuthority(local.organisation(), domain))));
        return String.join("~", all);
    }

    /** The authority of the imaging source of that organisation: hospital and PACS share their patient ids. */
    private static String localAuthority(String organisation, AffinityDomain domain) {
        return domain.imagingSources().stream().filter(source -> source.organisation().equals(find(organisation, domain)))
                .findFirst().orElseThrow(() -> new IllegalArgumentException("no imaging source of " + organisation)).localAuthority().oid();
    }

    private static Organisation find(String organisation, AffinityDomain domain) {
        return domain.organisation(organisation).orElseThrow(() -> new IllegalArgumentException("no organisation " + organisation));
    }

    private static String cx(String id, String oid) {
        return id + "^^^&" + oid + "&ISO";
    }

    /** XAD: street, town and postal code. */
    private static String address(SamplePatient patient) {
        String[] city = patient.city().split(" ", 2);
        return escape(patient.street()) + "^^" + escape(city[1]) + "^^" + city[0];
    }

    private static String escape(String text) {
        return text.replace("\\", "\\E\\").replace("&", "\\T\\").replace("^", "\\S\\").replace("|", "\\F\\").replace("~", "\\R\\");
    }
}
