package org.affinitydomain.registry.query;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.query.StoredQueryException;
import org.affinitydomain.xds.query.StoredQueryParser;
import org.affinitydomain.xds.query.StoredQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.QueryResult;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Registry Stored Query (ITI-18, ITI TF-2 3.18) and Multi-Patient Stored Query (ITI-51, ITI TF-2 3.51). For several threads. */
public final class RegistryStoredQuery {

    private static final System.Logger LOG = System.getLogger(RegistryStoredQuery.class.getName());

    private final RegistryStore store;
    private final QueryLimits limits;

    public RegistryStoredQuery(RegistryStore store, QueryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * Answers a query; the objects are read while they are sent.
     *
     * @param multiPatient whether it came by ITI-51, which has queries of its own
     */
    public AdhocQueryResponse query(AdhocQueryRequest request, boolean multiPatient) {
        try {
            StoredQueryRequest query = StoredQueryParser.parse(request);
            if (query.query().isMultiPatient() != multiPatient) {
                return AdhocQueryResponse.failure(XdsErrorCode.UNKNOWN_STORED_QUERY.in(query.query().label() + " is asked by "
                        + (multiPatient ? "ITI-18, not ITI-51" : "ITI-51, not ITI-18")));
            }
            Map<Long, byte[]> contents = new HashMap<>();
            Set<Hit> hits = store.read(session -> new QueryPlans(new ObjectSearch(store, session, query.level(), limits.objectRef(),
                    query.returnType() == ReturnType.LEAF_CLASS ? Optional.of(contents) : Optional.empty()), query).run());
            if (!multiPatient && query.returnType() == ReturnType.LEAF_CLASS && patients(hits) > 1) {
                return AdhocQueryResponse.failure(XdsErrorCode.RESULT_NOT_SINGLE_PATIENT.in(
                        query.query().label() + " finds objects of several patients; ask for ObjectRef, or for fewer of them"));
            }
            return new AdhocQueryResponse(RegistryResponse.success(), result(query.returnType(), hits, contents));
        } catch (StoredQueryException e) {
            return AdhocQueryResponse.failure(e.error());
        } catch (TooManyResultsException e) {
            return AdhocQueryResponse.failure(XdsErrorCode.TOO_MANY_RESULTS.in(e.getMessage()));
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF1004 A query could not be answered. If the database is up, see the cause.", e);
            return AdhocQueryResponse.failure(XdsErrorCode.REGISTRY_ERROR.in("the registry could not read its database"));
        }
    }

    private static long patients(Set<Hit> hits) {
        return hits.stream().flatMap(hit -> hit.patient().stream()).distinct().count();
    }

    private QueryResult result(ReturnType returnType, Set<Hit> hits, Map<Long, byte[]> contents) {
        int limit = returnType == ReturnType.LEAF_CLASS ? limits.leafClass() : limits.objectRef();
        if (hits.size() > limit) {
            throw new TooManyResultsException(limit);
        }
        return returnType == ReturnType.LEAF_CLASS ? new StoredContent(store, List.copyOf(hits), contents) : StoredContent.references(hits);
    }
}
