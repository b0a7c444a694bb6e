package org.affinitydomain.registry.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.DataType;
import org.affinitydomain.xds.metadata.Dtm;
import org.affinitydomain.xds.metadata.ObjectKind;

/** Turns a valid object into its row, by the column that {@link Attribute#index} names for each attribute. */
public final class ObjectIndexer {

    /** Ends a person in the column of authors. */
    public static final char LINE = '\n';

    /** How each index of the table of attributes is filled from the attribute's values. */
    private static final Map<String, BiConsumer<ObjectRow, List<String>>> COLUMNS = Map.ofEntries(
            entry("creation_time", (row, values) -> row.creationTime = time(values)),
            entry("service_start_time", (row, values) -> row.serviceStartTime = time(values)),
            entry("service_stop_time", (row, values) -> row.serviceStopTime = time(values)),
            entry("submission_time", (row, values) -> row.submissionTime = time(values)),
            entry("last_update_time", (row, values) -> row.lastUpdateTime = time(values)),
            entry("title", (row, values) -> row.title = String.join(" ", values)),
            entry("unique_id", (row, values) -> row.uniqueKey = TextKey.of(values.get(0))),
            entry("object_type", (row, values) -> row.entryType = EntryType.of(values.get(0)).orElseThrow()),
            entry("reference", (row, values) -> row.referenceKeys = references(values)),
            entry("lid", (row, values) -> row.logicalUuid = laterVersion(row, EntryIds.uuid(values.get(0)))),
            entry("version", (row, values) -> row.version = Integer.valueOf(values.get(0))));

    private final ContentCodec codec;

    public ObjectIndexer(ContentCodec codec) {
        this.codec = codec;
    }

    /** The terms of an object that its row refers to. */
    public static List<CodeTerm> terms(RegistryObject object, ObjectKind kind) {
        List<CodeTerm> terms = new ArrayList<>();
        for (Attribute attribute : Attribute.of(kind)) {
            if (attribute.index().filter("code"::equals).isPresent()) {
                if (attribute.type() == DataType.CODE) {
                    attribute.codes(object).forEach(code -> terms.add(CodeTerm.of(attribute, code)));
                } else {
                    attribute.values(object).forEach(value -> terms.add(CodeTerm.of(attribute, value)));
                }
            }
        }
        return terms;
    }

    /**
     * The row of an approved DocumentEntry, SubmissionSet or Folder.
     *
     * @param id      its key
     * @param object  the object with its final ids
     * @param patient the key of its patient
     * @param codes   the keys of its terms
     * @param copy    for a DocumentEntry, how many entries of the same uniqueId are there already
     */
    public ObjectRow row(long id, RegistryObject object, ObjectKind kind, long patient, Map<CodeTerm, Integer> codes, int copy) {
        ObjectRow row = bare(id, object, kind);
        row.patient = patient;
        row.copy = copy;
        row.codes = terms(object, kind).stream().mapToInt(codes::get).distinct().sorted().toArray();
        for (Attribute attribute : Attribute.of(kind)) {
            List<String> values = attribute.values(object).stream().filter(v -> !v.isEmpty()).toList();
            if (attribute.type() == DataType.AUTHOR) {
                authors(object, attribute).ifPresent(persons -> row.authors = persons);
            } else if (!values.isEmpty()) {
                attribute.index().map(COLUMNS::get).ifPresent(column -> column.accept(row, values));
            }
        }
        row.metadataLevel = MetadataVisibility.of(row, object, true);
        return row;
    }

    /** A first version has its entryUUID as logicalID, and needs no column for it. */
    private static UUID laterVersion(ObjectRow row, UUID logicalId) {
        return logicalId.equals(row.entryUuid) ? null : logicalId;
    }

    /** The row of an approved association between the objects of the given keys. */
    public ObjectRow association(long id, RegistryObject object, long source, long target) {
        ObjectRow row = bare(id, object, ObjectKind.ASSOCIATION);
        row.associationType = Attribute.AS_TYPE.value(object)
                .flatMap(AssociationType::of).orElseThrow();
        row.source = source;
        row.target = target;
        return row;
    }

    private static Map.Entry<String, BiConsumer<ObjectRow, List<String>>> entry(String index, BiConsumer<ObjectRow, List<String>> column) {
        return Map.entry(index, column);
    }

    private ObjectRow bare(long id, RegistryObject object, ObjectKind kind) {
        ObjectRow row = new ObjectRow();
        row.id = id;
        row.entryUuid = EntryIds.uuid(object.id());
        row.kind = kind;
        row.status = Status.APPROVED;
        row.content = codec.encode(object);
        return row;
    }

    private static Optional<String> authors(RegistryObject object, Attribute attribute) {
        StringBuilder persons = new StringBuilder();
        object.classifications(attribute.scheme()).stream().map(Author::of).flatMap(a -> a.person().stream())
                .forEach(person -> persons.append(person.replace(LINE, ' ')).append(LINE));
        return persons.isEmpty() ? Optional.empty() : Optional.of(persons.toString());
    }

    private static UUID[] references(List<String> values) {
        return values.stream().map(TextKey::of).distinct().toArray(UUID[]::new);
    }

    private static long time(List<String> values) {
        return Dtm.earliest(values.get(0));
    }
}
