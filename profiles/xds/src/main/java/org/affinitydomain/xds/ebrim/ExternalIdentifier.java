package org.affinitydomain.xds.ebrim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A patientId, uniqueId or sourceId of a registry object (ebRIM 3.0, 2.9.2; ITI TF-3 4.2.3.1.1).
 *
 * @param id                   its own id; empty when it was not given
 * @param identificationScheme the scheme's UUID, which says what kind of identifier this is
 * @param registryObject       the id of the object that it identifies; empty when it was not given
 * @param value                the identifier
 * @param names                its label, such as {@code XDSDocumentEntry.patientId}
 */
public record ExternalIdentifier(Optional<String> id, String identificationScheme, Optional<String> registryObject,
                                 String value, List<LocalizedString> names) {

    public ExternalIdentifier {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(identificationScheme, "identificationScheme");
        Objects.requireNonNull(registryObject, "registryObject");
        Objects.requireNonNull(value, "value");
        names = List.copyOf(names);
    }

    /** This identifier with its own id and the id of its object replaced. */
    public ExternalIdentifier withIds(String newId, String newRegistryObject) {
        return new ExternalIdentifier(Optional.of(newId), identificationScheme, Optional.of(newRegistryObject), value, names);
    }

    /** This identifier with another value. */
    public ExternalIdentifier withValue(String newValue) {
        return new ExternalIdentifier(id, identificationScheme, registryObject, newValue, names);
    }
}
