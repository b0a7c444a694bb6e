package org.affinitydomain.tools.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * A person of the sample region.
 *
 * @param domainId  the id under which the region knows the person, without its assigning authority
 * @param family    family name
 * @param given     given name
 * @param birthDate birth date
 * @param sex       F or M (HL7 table 0001, DICOM Patient's Sex)
 * @param street    address
 * @param city      postal code and town
 * @param locals    ids that hospitals gave; at least one
 */
public record SamplePatient(String domainId, String family, String given, LocalDate birthDate, String sex, String street,
                            String city, List<LocalId> locals) {

    /**
     * An id within one organisation.
     *
     * @param organisation the organisation's id in the domain's configuration
     * @param value        the id
     */
    public record LocalId(String organisation, String value) {
    }

    /** Takes a copy; refuses a person whom no hospital knows. */
    public SamplePatient {
        locals = List.copyOf(locals);
        if (locals.isEmpty()) {
            throw new IllegalArgumentException(domainId + " has no local id");
        }
    }

    /** The id within that organisation. */
    public String localId(String organisation) {
        return locals.stream().filter(local -> local.organisation().equals(organisation)).map(LocalId::value).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(domainId + " is not known at " + organisation));
    }

    /** DICOM PN: {@code family^given}. */
    public String personName() {
        return family + "^" + given;
    }
}
