package org.affinitydomain.registry.register;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.validation.ValueRules;

/** What the registry itself writes into the metadata of new objects (ITI TF-2 3.42.4.1.3; ITI TF-3 4.2.1.5.1). */
final class InitialMetadata {

    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    /** The version of an object that no update has changed. */
    private static final String FIRST_VERSION = "1";

    private final Map<String, String> renamed = new HashMap<>();
    private final String time;

    /** For a submission that arrived at the given time. */
    InitialMetadata(Instant now) {
        this.time = DTM.format(now);
    }

    /** The time of the submission, as a DTM. */
    String time() {
        return time;
    }

    /**
     * The objects as they are registered: with a {@code urn:uuid} in place of every symbolic id and where none was given,
     * Approved, and with logicalID, version and lastUpdateTime.
     */
    List<RegistryObject> complete(List<RegistryObject> submitted) {
        return submitted.stream().map(object -> object.id().isEmpty() ? object.withAttribute("id", EntryIds.next()) : object)
                .map(object -> complete(object.withIds(this::finalId))).toList();
    }

    private String finalId(String id) {
        return ValueRules.isUuidUrn(id) ? id : renamed.computeIfAbsent(id, symbolic -> EntryIds.next());
    }

    private RegistryObject complete(RegistryObject object) {
        Optional<ObjectKind> kind = ObjectKind.of(object);
        RegistryObject approved = object.withAttribute("status", AvailabilityStatus.APPROVED);
        if (kind.filter(k -> k == ObjectKind.DOCUMENT_ENTRY || k == ObjectKind.FOLDER).isEmpty()) {
            return approved;
        }
        RegistryObject versioned = approved.withAttribute("lid", object.id()).withVersionName(FIRST_VERSION);
        return kind.get() == ObjectKind.FOLDER
                ? versioned.withSlot(Attribute.FOL_LAST_UPDATE_TIME.label(), List.of(time)) : versioned;
    }
}
