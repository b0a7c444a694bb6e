package org.affinitydomain.imagingsource.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;
import org.affinitydomain.imagingsource.web.HttpProblem;

/**
 * What a QIDO-RS request asks for (PS3.18 10.6.1).
 *
 * @param sourceId  id of the source; empty when the request names none
 * @param query     the search
 * @param whole     whether attributes of what the matches belong to are told, since the resource does not name it
 * @param fields    tags of attributes that are wanted besides those that every answer has
 * @param allFields whether all are wanted
 * @param offset    matches that are passed over
 * @param limit     matches that are told at most, when the request says so
 * @param fuzzy     whether names that only sound alike are wanted too
 */
public record QidoRequest(Optional<String> sourceId, StudyQuery query, boolean whole, Set<Integer> fields, boolean allFields, int offset,
                          Optional<Integer> limit, boolean fuzzy) {
    private static final String UID = "/([0-9.]{1,64})";
    private static final Pattern PATH = Pattern.compile("(?:/([^/]+))?/(?:studies(?:" + UID + "/series(?:" + UID + "/(instances))?|" + UID
            + "/(instances))?|(series)|(instances))/?");
    private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int MOST_FIELDS = 500;

    public QidoRequest {
        fields = Set.copyOf(fields);
    }

    /**
     * Reads a request.
     *
     * @param path       below the base of the service: {@code /practice/studies}
     * @param parameters of its query
     * @return empty when the path names no resource that is searched
     * @throws HttpProblem when the search is malformed, or cannot be made here
     */
    public static Optional<QidoRequest> of(String path, Map<String, List<String>> parameters) throws HttpProblem {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(matcher, parameters));
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(HttpProblem.Kind.BAD_REQUEST, e.getMessage());
        }
    }

    private static QidoRequest read(Matcher matcher, Map<String, List<String>> parameters) {
        Optional<String> study = Optional.ofNullable(matcher.group(2)).or(() -> Optional.ofNullable(matcher.group(5)));
        Optional<String> series = Optional.ofNullable(matcher.group(3));
        StudyQuery.Builder query = new StudyQuery.Builder(level(matcher));
        Set<Integer> fields = new TreeSet<>();
        boolean all = false;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (parameter.getKey().equals("includefield")) {
                all |= fields(parameter.getValue(), fields);
            } else if (!Set.of("limit", "offset", "fuzzymatching").contains(parameter.getKey())) {
                QueryAttribute attribute = attribute(parameter.getKey());
                String value = one(parameter);
                query.key(attribute, attribute.kind() == QueryAttribute.Kind.UID || attribute == QueryAttribute.MODALITIES_IN_STUDY
                        ? value.replace(',', '\\') : value);
                fields.add(attribute.tag());
            }
        }
        study.ifPresent(uid -> query.key(QueryAttribute.STUDY_INSTANCE_UID, uid));
        series.ifPresent(uid -> query.key(QueryAttribute.SERIES_INSTANCE_UID, uid));
        return new QidoRequest(Optional.ofNullable(matcher.group(1)), query.build(), study.isEmpty(), fields, all,
                number(parameters, "offset").orElse(0), number(parameters, "limit"), text(parameters, "fuzzymatching").filter("true"::equals).isPresent());
    }

    private static QueryRetrieveLevel level(Matcher matcher) {
        if (matcher.group(4) != null || matcher.group(6) != null || matcher.group(8) != null) {
            return QueryRetrieveLevel.IMAGE;
        }
        return matcher.group(2) != null || matcher.group(7) != null ? QueryRetrieveLevel.SERIES : QueryRetrieveLevel.STUDY;
    }

    private static boolean fields(List<String> values, Set<Integer> fields) {
        boolean all = false;
        for (String name : values.stream().flatMap(value -> Arrays.stream(value.split(",", MOST_FIELDS + 1))).toList()) {
            if (name.equals("all")) {
                all = true;
            } else if (!name.isBlank()) {
                // items of sequences are told with their sequence
                fields.add(tag(name.strip().split("\\.", 2)[0]));
            }
            if (fields.size() > MOST_FIELDS) {
                throw new IllegalArgumentException("there are more than " + MOST_FIELDS + " includefields");
            }
        }
        return all;
    }

    private static QueryAttribute attribute(String name) {
        return QueryAttribute.of(tag(name)).orElseThrow(() -> new IllegalArgumentException("'" + name + "' cannot be searched for here"));
    }

    private static int tag(String name) {
        if (TAG.matcher(name).matches()) {
            return Integer.parseUnsignedInt(name, 16);
        }
        return Dictionary.standard().entry(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no attribute")).tag();
    }

    private static String one(Map.Entry<String, List<String>> parameter) {
        if (parameter.getValue().size() != 1) {
            throw new IllegalArgumentException("'" + parameter.getKey() + "' is to stand once");
        }
        return parameter.getValue().get(0);
    }

    private static Optional<String> text(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(values -> !values.isEmpty()).map(values -> one(Map.entry(name, values)));
    }

    private static Optional<Integer> number(Map<String, List<String>> parameters, String name) {
        Optional<String> value = text(parameters, name);
        if (value.isPresent() && !NUMBER.matcher(value.get()).matches()) {
            throw new IllegalArgumentException("'" + name + "' is to be a number");
        }
        return value.map(Integer::valueOf);
    }
}
