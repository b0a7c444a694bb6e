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

/** What the registry itself writes into the metadata of objects that it takes (ITI TF-2 3.42.4.1.3; ITI TF-3 4.2.1.5.1). */
public final class InitialMetadata {

    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    /** The version of an object that no update has changed. */
    private static final String FIRST_VERSION = "1";

    private final Map<String, String> renamed = new HashMap<>();
    private final String time;

    /** For a submission that arrived at the given time. */
    public InitialMetadata(Instant now) {
        this.time = DTM.format(now);
    }

    /** The time of the submission, as a DTM. */
    public String time() {
        return time;
    }

    /**
     * The objects as they are registered: with a {@code urn:uuid} in place of every symbolic id and where none was given,
     * Approved, and with logicalID, version and lastUpdateTime.
     */
    public List<RegistryObject> complete(List<RegistryObject> submitted) {
        return identified(submitted).stream().map(this::firstVersion).toList();
    }

    /** The objects with a {@code urn:uuid} in place of every symbolic id and where none was given, and Approved. */
    public List<RegistryObject> identified(List<RegistryObject> submitted) {
        return submitted.stream().map(object -> object.id().isEmpty() ? object.withAttribute("id", EntryIds.next()) : object)
                .map(object -> object.withIds(this::finalId).withAttribute("status", AvailabilityStatus.APPROVED)).toList();
    }

    /** An object as it is registered in the given version; a Folder was updated now. */
    public RegistryObject version(RegistryObject object, String logicalId, String version) {
        RegistryObject versioned = object.withAttribute("lid", logicalId).withVersionName(version);
        return ObjectKind.of(object).filter(ObjectKind.FOLDER::equals).isPresent()
                ? versioned.withSlot(Attribute.FOL_LAST_UPDATE_TIME.label(), List.of(time)) : versioned;
    }

    private String finalId(String id) {
        return ValueRules.isUuidUrn(id) ? id : renamed.computeIfAbsent(id, symbolic -> EntryIds.next());
    }

    private RegistryObject firstVersion(RegistryObject object) {
        Optional<ObjectKind> kind = ObjectKind.of(object).filter(k -> k == ObjectKind.DOCUMENT_ENTRY || k == ObjectKind.FOLDER);
        return kind.isPresent() ? version(object, object.id(), FIRST_VERSION) : object;
    }
}
