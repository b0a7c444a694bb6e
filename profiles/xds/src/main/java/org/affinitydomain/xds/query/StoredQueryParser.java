package org.affinitydomain.xds.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.DataType;
import org.affinitydomain.xds.metadata.Dtm;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.ValueRules;

/**
 * Reads the request for a stored query by the table of {@link StoredQuery} (ITI TF-2 3.18.4.1.2.3). Parameters that the
 * table does not know are passed over.
 */
public final class StoredQueryParser {

    /** So many values one request may have, so that its sender does not decide how much work it is. */
    private static final int VALUES = 10_000;
    private static final String HOME = "$homeCommunityId";
    private static final String LEVEL = "$MetadataLevel";

    private final AdhocQueryRequest request;
    private final StoredQuery query;
    private int values;

    private StoredQueryParser(AdhocQueryRequest request, StoredQuery query) {
        this.request = request;
        this.query = query;
    }

    /**
     * Reads a request.
     *
     * @throws StoredQueryException XDSUnknownStoredQuery, XDSStoredQueryMissingParam, XDSStoredQueryParamNumber, or
     *                              XDSRegistryError for a value that does not have the form of its parameter
     */
    public static StoredQueryRequest parse(AdhocQueryRequest request) throws StoredQueryException {
        Optional<StoredQuery> query = StoredQuery.of(request.queryId());
        if (query.isEmpty()) {
            throw failure(XdsErrorCode.UNKNOWN_STORED_QUERY, "no stored query has the id " + request.queryId());
        }
        return new StoredQueryParser(request, query.get()).parse();
    }

    private StoredQueryRequest parse() throws StoredQueryException {
        List<Criterion> criteria = new ArrayList<>();
        alternatives(criteria);
        if (!query.narrowing().isEmpty() && query.narrowing().stream().allMatch(name -> slots(name).isEmpty())) {
            throw failure(XdsErrorCode.STORED_QUERY_MISSING_PARAM, query.label() + " needs one of " + String.join(", ", query.narrowing()));
        }
        for (QueryParameter parameter : query.parameters()) {
            List<Slot> slots = slots(parameter.name());
            if (slots.isEmpty() && parameter.required()) {
                throw failure(XdsErrorCode.STORED_QUERY_MISSING_PARAM, query.label() + " needs " + parameter.name());
            }
            if (slots.isEmpty() && !parameter.defaults().isEmpty()) {
                criteria.addAll(criteria(parameter, parameter.defaults()));
            }
            parameter(parameter, slots, criteria);
        }
        return new StoredQueryRequest(query, request.returnType(), criteria, home(), level());
    }

    private void alternatives(List<Criterion> criteria) throws StoredQueryException {
        if (query.alternatives().isEmpty()) {
            return;
        }
        List<QueryParameter> given = query.alternatives().stream().filter(p -> !slots(p.name()).isEmpty()).toList();
        String names = String.join(" or ", query.alternatives().stream().map(QueryParameter::name).toList());
        if (given.isEmpty()) {
            throw failure(XdsErrorCode.STORED_QUERY_MISSING_PARAM, query.label() + " needs " + names);
        }
        if (given.size() > 1) {
            throw failure(XdsErrorCode.STORED_QUERY_PARAM_NUMBER, query.label() + " takes only one of " + names);
        }
        parameter(given.get(0), slots(given.get(0).name()), criteria);
    }

    private void parameter(QueryParameter parameter, List<Slot> slots, List<Criterion> criteria) throws StoredQueryException {
        if (slots.size() > 1 && !parameter.comparison().isRepeatable()) {
            throw failure(XdsErrorCode.STORED_QUERY_PARAM_NUMBER, parameter.name() + " may not be repeated");
        }
        for (Slot slot : slots) {
            List<String> read = values(slot);
            if (read.size() > 1 && !parameter.comparison().takesSeveralValues()) {
                throw failure(XdsErrorCode.STORED_QUERY_PARAM_NUMBER, parameter.name() + " takes one value, but has " + read.size());
            }
            criteria.addAll(criteria(parameter, read));
        }
    }

    private List<Criterion> criteria(QueryParameter parameter, List<String> read) throws StoredQueryException {
        List<Criterion> criteria = new ArrayList<>();
        for (Attribute attribute : parameter.attributes()) {
            switch (parameter.comparison()) {
                case EQUAL_TO, EQUAL_TO_ANY, EQUAL_TO_ANY_EACH_SLOT -> criteria.add(equal(parameter, attribute, read));
                case CODED, CODED_EACH_SLOT -> criteria.add(coded(parameter, attribute, read));
                case LIKE, LIKE_ANY -> criteria.add(new Criterion.LikeAny(attribute, read.stream().map(LikePattern::new).toList()));
                case FROM -> criteria.add(new Criterion.NotBefore(attribute, time(parameter, read.get(0))));
                case TO -> criteria.add(new Criterion.Before(attribute, time(parameter, read.get(0))));
            }
        }
        return criteria;
    }

    private Criterion equal(QueryParameter parameter, Attribute attribute, List<String> read) throws StoredQueryException {
        List<String> wanted = new ArrayList<>();
        for (String value : read) {
            if (attribute.type() == DataType.CX) {
                wanted.add(Cx.parse(value).orElseThrow(() -> wrong(parameter, value, "ID^^^&OID&ISO")).toString());
            } else if (attribute.type() == DataType.ENTRY_ID && !ValueRules.isUuidUrn(value)) {
                throw wrong(parameter, value, "urn:uuid: and a UUID");
            } else {
                wanted.add(value);
            }
        }
        return new Criterion.EqualToAny(attribute, wanted);
    }

    private Criterion coded(QueryParameter parameter, Attribute attribute, List<String> read) throws StoredQueryException {
        List<Code> codes = new ArrayList<>();
        for (String value : read) {
            int separator = value.indexOf("^^");
            if (separator <= 0 || separator + 2 >= value.length()) {
                throw wrong(parameter, value, "code^^codingScheme");
            }
            codes.add(new Code(value.substring(0, separator), value.substring(separator + 2), ""));
        }
        return new Criterion.CodedAsAny(attribute, codes);
    }

    private long time(QueryParameter parameter, String value) throws StoredQueryException {
        if (!ValueRules.isDtm(value)) {
            throw wrong(parameter, value, "YYYY[MM[DD[hh[mm[ss]]]]]");
        }
        return Dtm.earliest(value);
    }

    private List<String> values(Slot slot) throws StoredQueryException {
        List<String> all = new ArrayList<>();
        for (String text : slot.values()) {
            try {
                all.addAll(QueryValues.parse(text));
            } catch (IllegalArgumentException e) {
                throw failure(XdsErrorCode.REGISTRY_ERROR, slot.name() + " is " + text + ": " + e.getMessage());
            }
        }
        values += all.size();
        if (all.isEmpty()) {
            throw failure(XdsErrorCode.STORED_QUERY_MISSING_PARAM, slot.name() + " has no value");
        }
        if (values > VALUES) {
            throw failure(XdsErrorCode.STORED_QUERY_PARAM_NUMBER, "a query may have " + VALUES + " values");
        }
        return all;
    }

    private Optional<String> home() throws StoredQueryException {
        List<Slot> slots = slots(HOME);
        return slots.isEmpty() ? request.home() : Optional.of(values(slots.get(0)).get(0));
    }

    private MetadataLevel level() throws StoredQueryException {
        List<Slot> slots = slots(LEVEL);
        if (slots.isEmpty()) {
            return MetadataLevel.LATEST;
        }
        List<String> read = values(slots.get(0));
        if (slots.size() > 1 || read.size() > 1) {
            throw failure(XdsErrorCode.STORED_QUERY_PARAM_NUMBER, LEVEL + " takes one value");
        }
        return MetadataLevel.of(read.get(0)).orElseThrow(() ->
                failure(XdsErrorCode.REGISTRY_ERROR, LEVEL + " is '" + read.get(0) + "', expected 1 or 2"));
    }

    private List<Slot> slots(String name) {
        return request.parameters().stream().filter(s -> s.name().equals(name)).toList();
    }

    private static StoredQueryException wrong(QueryParameter parameter, String value, String wanted) {
        return failure(XdsErrorCode.REGISTRY_ERROR, parameter.name() + " is '" + value + "', expected " + wanted);
    }

    private static StoredQueryException failure(XdsErrorCode code, String context) {
        return new StoredQueryException(code.in(context));
    }
}
