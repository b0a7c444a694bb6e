package org.affinitydomain.registry.store;

import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;

/** What only askers of {@code $MetadataLevel} 2 get (ITI TF-2 3.18.4.1.2.3.5.1.1), as a column that is null for all else. */
final class MetadataVisibility {

    private static final String OFFLINE = "urn:ihe:iti:2010:DocumentAvailability:Offline";
    private static final int UPDATES_KNOWN = 2;

    private MetadataVisibility() {
    }

    /**
     * The value of the column: earlier versions, documents that are offline, and deprecated Folders have one. Associations
     * have none, because queries ask for their status.
     */
    static Integer of(ObjectRow row, RegistryObject object, boolean latest) {
        boolean hidden = switch (row.kind) {
            case DOCUMENT_ENTRY -> !latest || Attribute.DE_DOCUMENT_AVAILABILITY.value(object).filter(OFFLINE::equals).isPresent();
            case FOLDER -> !latest || row.status == Status.DEPRECATED;
            case SUBMISSION_SET, ASSOCIATION -> false;
        };
        return Optional.of(UPDATES_KNOWN).filter(level -> hidden).orElse(null);
    }
}
