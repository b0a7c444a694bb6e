package org.affinitydomain.registry.register;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.registry.store.TextKey;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.validation.SubmissionView;
import org.affinitydomain.xds.validation.ValueRules;

/** What is registered already of all that a submission names: by entryUUID, and by uniqueId. */
public final class RegisteredObjects {

    private final Map<UUID, ObjectRow> byUuid = new HashMap<>();
    private final Map<UUID, List<ObjectRow>> byUniqueKey;

    private RegisteredObjects(Collection<ObjectRow> named, Map<UUID, List<ObjectRow>> byUniqueKey) {
        named.forEach(row -> byUuid.put(row.entryUuid(), row));
        this.byUniqueKey = byUniqueKey;
    }

    /** Looks up everything that a submission, as it was sent, names. */
    public static RegisteredObjects of(StoreSession session, List<RegistryObject> submitted) throws SQLException {
        Set<UUID> uuids = new LinkedHashSet<>();
        Set<UUID> uniqueKeys = new LinkedHashSet<>();
        for (RegistryObject object : submitted) {
            for (String id : List.of(object.id(), SubmissionView.sourceOf(object), SubmissionView.targetOf(object))) {
                if (ValueRules.isUuidUrn(id)) {
                    uuids.add(EntryIds.uuid(id));
                }
            }
            uniqueId(object).map(TextKey::of).ifPresent(uniqueKeys::add);
        }
        Map<UUID, List<ObjectRow>> byUniqueKey = session.byUniqueKey(uniqueKeys).stream().collect(Collectors.groupingBy(ObjectRow::uniqueKey));
        return new RegisteredObjects(session.byEntryUuid(uuids), byUniqueKey);
    }

    /** The registered object of an entryUUID. */
    public Optional<ObjectRow> byId(String id) {
        return ValueRules.isUuidUrn(id) ? Optional.ofNullable(byUuid.get(EntryIds.uuid(id))) : Optional.empty();
    }

    /** All that is named by its entryUUID. */
    public Collection<ObjectRow> named() {
        return List.copyOf(byUuid.values());
    }

    /** The registered objects with the uniqueId of an object. */
    public List<ObjectRow> sharingUniqueId(RegistryObject object) {
        return uniqueId(object).map(TextKey::of).map(key -> byUniqueKey.getOrDefault(key, List.of())).orElse(List.of());
    }

    /** The keys of the first entries of the uniqueIds, which whoever adds a further entry locks. */
    public List<Long> firstEntries() {
        return byUniqueKey.values().stream()
                .flatMap(rows -> rows.stream().min(Comparator.comparingInt(ObjectRow::copy)).stream()).map(ObjectRow::id).toList();
    }

    private static Optional<String> uniqueId(RegistryObject object) {
        return ObjectKind.of(object).flatMap(SubmissionView::uniqueIdOf).flatMap((Attribute a) -> a.value(object));
    }
}
