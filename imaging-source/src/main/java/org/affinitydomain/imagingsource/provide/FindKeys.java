package org.affinitydomain.imagingsource.provide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.imagingsource.query.QueryAttribute;
import org.affinitydomain.imagingsource.query.StudyQuery;

/** Identifiers of C-FIND: the search that one means, and the answer to it (PS3.4 C.4.1.1.3). */
final class FindKeys {

    private FindKeys() {
    }

    /**
     * Query/Retrieve Level (0008,0052).
     *
     * @param sopClassUid the information model, of which the study root one has no patients (PS3.4 C.6.2)
     * @throws DimseException when it is missing, or none of the model
     */
    static QueryRetrieveLevel level(DataSet identifier, String sopClassUid) throws DimseException {
        String value = identifier.string(Tag.QUERY_RETRIEVE_LEVEL).orElse("");
        QueryRetrieveModel study = QueryRetrieveModel.STUDY_ROOT;
        boolean ofStudies = List.of(study.find(), study.move(), study.get()).contains(sopClassUid);
        return Arrays.stream(QueryRetrieveLevel.values()).filter(level -> level.name().equals(value))
                .filter(level -> !ofStudies || level != QueryRetrieveLevel.PATIENT).findFirst()
                .orElseThrow(() -> new DimseException(Status.IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS, "Query/Retrieve Level '" + value + "'"));
    }

    /**
     * The search. Keys that cannot be matched match everything, as the standard has it for optional ones.
     *
     * @throws DimseException when a value is none of its attribute
     */
    static StudyQuery query(DataSet identifier, String sopClassUid) throws DimseException {
        QueryRetrieveLevel level = level(identifier, sopClassUid);
        StudyQuery.Builder query = new StudyQuery.Builder(level);
        try {
            for (Element element : identifier.elements()) {
                Optional<QueryAttribute> attribute = QueryAttribute.of(element.tag()).filter(known -> known.level().compareTo(level) <= 0);
                if (attribute.isPresent()) {
                    query.key(attribute.get(), String.join("\\", identifier.strings(element.tag())));
                }
            }
            return query.build();
        } catch (IllegalArgumentException e) {
            throw new DimseException(Status.IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS, e.getMessage());
        }
    }

    /** The attributes of a match that were asked for, the unknown ones empty; and where the match can be retrieved from. */
    static DataSet answer(DataSet identifier, DataSet match, String retrieveAeTitle) {
        DataSetBuilder answer = DataSet.builder();
        TreeSet<Integer> tags = new TreeSet<>(Integer::compareUnsigned);
        identifier.elements().forEach(element -> tags.add(element.tag()));
        for (int tag : tags) {
            Optional<Element> asked = identifier.element(tag);
            if (match.contains(tag)) {
                answer.copy(match, tag);
            } else if (asked.get() instanceof Element.Value value) {
                answer.setBytes(tag, value.vr(), new byte[0]);
            } else if (asked.get() instanceof Element.Sequence) {
                answer.setItems(tag, List.of());
            }
        }
        return answer.set(Tag.SPECIFIC_CHARACTER_SET, match.strings(Tag.SPECIFIC_CHARACTER_SET))
                .set(Tag.QUERY_RETRIEVE_LEVEL, identifier.string(Tag.QUERY_RETRIEVE_LEVEL).orElse(""))
                .set(Tag.RETRIEVE_AE_TITLE, retrieveAeTitle).build();
    }
}
