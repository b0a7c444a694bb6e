package org.affinitydomain.imagingsource.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;
import org.affinitydomain.imagingsource.query.Matching;
import org.affinitydomain.imagingsource.query.QueryAttribute;
import org.affinitydomain.imagingsource.query.StudyQuery;

/**
 * A search as a statement over the archive's tables: {@code s} the studies, {@code e} the series, {@code i} the instances. The
 * first parameter is the source's id; the newest studies come first.
 */
final class ArchiveSearch {
    private static final String ONE_OF_EACH_PATIENT = " AND s.study_uid = (SELECT MAX(p.study_uid) FROM imaging_archive_study p"
            + " WHERE p.source_id = s.source_id AND p.patient_id = s.patient_id AND p.patient_issuer = s.patient_issuer)";
    private static final String SERIES = " JOIN imaging_archive_series e ON e.source_id = s.source_id AND e.study_uid = s.study_uid";
    private static final String INSTANCES = " JOIN imaging_archive_instance i ON i.source_id = e.source_id AND i.study_uid = e.study_uid"
            + " AND i.series_uid = e.series_uid";

    private final QueryRetrieveLevel level;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private ArchiveSearch(QueryRetrieveLevel level) {
        this.level = level;
    }

    static ArchiveSearch of(StudyQuery query) {
        ArchiveSearch search = new ArchiveSearch(query.level());
        for (Map.Entry<QueryAttribute, Matching> key : query.keys().entrySet()) {
            search.condition(key.getKey(), key.getValue());
        }
        return search;
    }

    private boolean of(QueryRetrieveLevel lowest) {
        return level.compareTo(lowest) >= 0;
    }

    /** The statement; its last parameters are how many matches are passed over, and told. */
    String sql() {
        return "SELECT s.attributes, s.modalities, s.series, s.instances" + (of(QueryRetrieveLevel.SERIES) ? ", e.attributes, e.instances" : "")
                + (of(QueryRetrieveLevel.IMAGE) ? ", i.attributes, i.transfer_syntax_uid" : "") + " FROM imaging_archive_study s"
                + (of(QueryRetrieveLevel.SERIES) ? SERIES : "") + (of(QueryRetrieveLevel.IMAGE) ? INSTANCES : "") + " WHERE s.source_id = ?"
                + conditions + (level == QueryRetrieveLevel.PATIENT ? ONE_OF_EACH_PATIENT : "") + " ORDER BY s.study_date DESC, s.study_uid DESC"
                + (of(QueryRetrieveLevel.SERIES) ? ", e.series_number, e.series_uid" : "")
                + (of(QueryRetrieveLevel.IMAGE) ? ", i.instance_number, i.instance_uid" : "") + " OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
    }

    /** Sets the parameters after the first. */
    void bind(PreparedStatement select, int offset, int limit) throws SQLException {
        int parameter = 2;
        for (Object value : values) {
            select.setObject(parameter++, value);
        }
        select.setInt(parameter++, offset);
        select.setInt(parameter, limit);
    }

    private void condition(QueryAttribute attribute, Matching matching) {
        if (attribute == QueryAttribute.MODALITIES_IN_STUDY) {
            conditions.append(" AND EXISTS (SELECT 1 FROM imaging_archive_series m WHERE m.source_id = s.source_id AND m.study_uid = s.study_uid AND ");
            matches("m." + QueryAttribute.MODALITY.column(), matching, false);
            conditions.append(')');
            return;
        }
        conditions.append(" AND ");
        String table = switch (attribute.level()) {
            case PATIENT, STUDY -> "s.";
            case SERIES -> "e.";
            case IMAGE -> "i.";
        };
        matches(table + attribute.column(), matching, attribute.kind() == QueryAttribute.Kind.NAME);
    }

    private void matches(String column, Matching matching, boolean name) {
        if (matching instanceof Matching.OneOf one) {
            if (name) {
                like(column, escaped(one.values().get(0)), true);
                return;
            }
            conditions.append(column).append(" IN (").append("?, ".repeat(one.values().size() - 1)).append("?)");
            values.addAll(one.values());
        } else if (matching instanceof Matching.Wildcards wildcards) {
            like(column, escaped(wildcards.pattern()).replace('*', '%').replace('?', '_'), name);
        } else if (matching instanceof Matching.Number number) {
            conditions.append(column).append(" = ?");
            values.add(number.value());
        } else {
            range(column, (Matching.Range) matching);
        }
    }

    /** A name may be one of several writings of it, parted by equals signs; one that is searched for may be any of them (PS3.5 6.2.1). */
    private void like(String column, String pattern, boolean name) {
        List<String> patterns = name && pattern.indexOf('=') < 0
                ? List.of(pattern, pattern + "=%", "%=" + pattern, "%=" + pattern + "=%") : List.of(pattern);
        conditions.append('(').append(String.join(" OR ", Collections.nCopies(patterns.size(), column + " LIKE ? ESCAPE '!'"))).append(')');
        values.addAll(patterns);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private void range(String column, Matching.Range range) {
        conditions.append(column).append(" >= ?");
        // a value that is not there is before every other one
        values.add(range.from().orElse("0"));
        range.to().ifPresent(to -> {
            conditions.append(" AND ").append(column).append(" <= ?");
            values.add(to);
        });
    }

    /** A row as the attributes of the match and of what it belongs to. */
    DataSet match(ResultSet row) throws SQLException {
        DataSetBuilder match = DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names())
                .copy(ArchiveAttributes.decode(row.getBytes(1)));
        if (of(QueryRetrieveLevel.STUDY)) {
            match.set(Tag.MODALITIES_IN_STUDY, List.of(row.getString(2).split("\\\\")))
                    .setIntegers(Tag.NUMBER_OF_STUDY_RELATED_SERIES, row.getInt(3)).setIntegers(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, row.getInt(4));
        }
        if (of(QueryRetrieveLevel.SERIES)) {
            match.copy(ArchiveAttributes.decode(row.getBytes(5))).setIntegers(Tag.NUMBER_OF_SERIES_RELATED_INSTANCES, row.getInt(6));
        }
        if (of(QueryRetrieveLevel.IMAGE)) {
            match.copy(ArchiveAttributes.decode(row.getBytes(7))).set(Tag.AVAILABLE_TRANSFER_SYNTAX_UID, row.getString(8));
        }
        return match.set(Tag.INSTANCE_AVAILABILITY, "ONLINE").build();
    }
}
