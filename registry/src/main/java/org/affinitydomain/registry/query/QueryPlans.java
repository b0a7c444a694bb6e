package org.affinitydomain.registry.query;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.Criterion;
import org.affinitydomain.xds.query.StoredQueryRequest;

/** What each stored query finds (ITI TF-2 3.18.4.1.2.3.7). */
final class QueryPlans {

    private static final Criterion HAS_MEMBER =
            new Criterion.EqualToAny(Attribute.AS_TYPE, List.of(AssociationType.HAS_MEMBER.urn()));

    private final ObjectSearch search;
    private final StoredQueryRequest request;

    QueryPlans(ObjectSearch search, StoredQueryRequest request) {
        this.search = search;
        this.request = request;
    }

    /** The objects of the result, each once. */
    Set<Hit> run() throws SQLException {
        List<Hit> hits = switch (request.query()) {
            case FIND_DOCUMENTS, FIND_DOCUMENTS_BY_REFERENCE_ID, FIND_DOCUMENTS_BY_TITLE, FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS, GET_DOCUMENTS -> objects(ObjectKind.DOCUMENT_ENTRY);
            case FIND_SUBMISSION_SETS -> objects(ObjectKind.SUBMISSION_SET);
            case FIND_FOLDERS, FIND_FOLDERS_FOR_MULTIPLE_PATIENTS, GET_FOLDERS -> objects(ObjectKind.FOLDER);
            case GET_ALL -> all();
            case GET_ASSOCIATIONS -> hits(search.at(search.keys(request.valuesOf(Attribute.AS_SOURCE).stream().map(EntryIds::uuid).toList()),
                    associationStatus()));
            case GET_DOCUMENTS_AND_ASSOCIATIONS -> documentsAndAssociations();
            case GET_SUBMISSION_SETS -> submissionSets();
            case GET_SUBMISSION_SET_AND_CONTENTS -> submissionSetAndContents();
            case GET_FOLDER_AND_CONTENTS -> folderAndContents();
            case GET_FOLDERS_FOR_DOCUMENT -> foldersForDocument();
            case GET_RELATED_DOCUMENTS -> relatedDocuments();
        };
        return new LinkedHashSet<>(hits);
    }

    private List<Hit> objects(ObjectKind kind) throws SQLException {
        return search.objects(kind, request.on(kind));
    }

    /** GetAll: all objects of a patient, and the associations between them. */
    private List<Hit> all() throws SQLException {
        List<Hit> objects = join(objects(ObjectKind.SUBMISSION_SET), objects(ObjectKind.DOCUMENT_ENTRY), objects(ObjectKind.FOLDER));
        Set<Long> ends = keys(objects);
        List<Link> links = search.from(ends, associationStatus());
        // a folder membership is itself a member of a SubmissionSet
        links.stream().filter(link -> ends.contains(link.target())).map(Link::id).toList().forEach(ends::add);
        return join(objects, hits(links.stream().filter(link -> ends.contains(link.target())).toList()));
    }

    private List<Hit> documentsAndAssociations() throws SQLException {
        List<Hit> documents = objects(ObjectKind.DOCUMENT_ENTRY);
        return join(documents, hits(search.at(keys(documents), associationStatus())));
    }

    /** GetSubmissionSets: the SubmissionSets that the objects are members of, and these memberships. */
    private List<Hit> submissionSets() throws SQLException {
        Set<Long> members = search.keys(request.valuesOf(Attribute.AS_TARGET).stream().map(EntryIds::uuid).toList());
        List<Link> links = search.to(members, memberships());
        List<Hit> sets = search.among(sources(links), ObjectKind.SUBMISSION_SET, List.of());
        Set<Long> found = keys(sets);
        return join(sets, hits(links.stream().filter(link -> found.contains(link.source())).toList()));
    }

    /** GetSubmissionSetAndContents: an entry that is filtered out takes its associations along. */
    private List<Hit> submissionSetAndContents() throws SQLException {
        List<Hit> sets = objects(ObjectKind.SUBMISSION_SET);
        List<Link> members = search.from(keys(sets), List.of(HAS_MEMBER));
        Set<Long> targets = targets(members);
        List<Hit> documents = search.among(targets, ObjectKind.DOCUMENT_ENTRY, request.on(ObjectKind.DOCUMENT_ENTRY));
        Set<Long> left = keys(search.among(targets, ObjectKind.DOCUMENT_ENTRY, List.of()));
        left.removeAll(keys(documents));
        List<Hit> folders = search.among(targets, ObjectKind.FOLDER, List.of());
        List<Hit> associations = hits(search.associations(targets).stream()
                .filter(link -> !left.contains(link.source()) && !left.contains(link.target())).toList());
        Set<Long> contents = keys(join(documents, folders, associations));
        return join(sets, documents, folders, associations,
                hits(members.stream().filter(link -> contents.contains(link.target())).toList()));
    }

    private List<Hit> folderAndContents() throws SQLException {
        List<Hit> folders = objects(ObjectKind.FOLDER);
        List<Link> members = search.from(keys(folders), memberships());
        List<Hit> documents = search.among(targets(members), ObjectKind.DOCUMENT_ENTRY, request.on(ObjectKind.DOCUMENT_ENTRY));
        Set<Long> found = keys(documents);
        return join(folders, documents, hits(members.stream().filter(link -> found.contains(link.target())).toList()));
    }

    private List<Hit> foldersForDocument() throws SQLException {
        List<Link> links = search.to(keys(objects(ObjectKind.DOCUMENT_ENTRY)), memberships());
        return search.among(sources(links), ObjectKind.FOLDER, List.of());
    }

    /** GetRelatedDocuments: the entry, those it is related to by the given types, and the associations. */
    private List<Hit> relatedDocuments() throws SQLException {
        List<Criterion> types = request.on(ObjectKind.DOCUMENT_ENTRY).stream().filter(c -> c.attribute() == Attribute.DE_OBJECT_TYPE).toList();
        List<Criterion> ids = request.on(ObjectKind.DOCUMENT_ENTRY).stream().filter(c -> c.attribute() != Attribute.DE_OBJECT_TYPE).toList();
        List<Hit> documents = search.objects(ObjectKind.DOCUMENT_ENTRY, ids);
        Set<Long> own = keys(documents);
        List<Link> links = search.at(own, request.on(ObjectKind.ASSOCIATION));
        Set<Long> others = new LinkedHashSet<>(sources(links));
        others.addAll(targets(links));
        others.removeAll(own);
        List<Hit> related = search.among(others, ObjectKind.DOCUMENT_ENTRY, types);
        Set<Long> ends = keys(join(documents, related));
        List<Link> between = links.stream().filter(link -> ends.contains(link.source()) && ends.contains(link.target())).toList();
        return between.isEmpty() ? List.of() : join(documents, related, hits(between));
    }

    private List<Criterion> associationStatus() {
        return request.on(ObjectKind.ASSOCIATION).stream().filter(c -> c.attribute() == Attribute.AS_AVAILABILITY_STATUS).toList();
    }

    private List<Criterion> memberships() {
        List<Criterion> criteria = new ArrayList<>(associationStatus());
        criteria.add(HAS_MEMBER);
        return criteria;
    }

    private static Set<Long> keys(Collection<Hit> hits) {
        return hits.stream().map(Hit::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Long> sources(List<Link> links) {
        return links.stream().map(Link::source).collect(Collectors.toSet());
    }

    private static Set<Long> targets(List<Link> links) {
        return links.stream().map(Link::target).collect(Collectors.toSet());
    }

    private static List<Hit> hits(List<Link> links) {
        return links.stream().map(Link::hit).toList();
    }

    @SafeVarargs
    private static List<Hit> join(List<Hit>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}
