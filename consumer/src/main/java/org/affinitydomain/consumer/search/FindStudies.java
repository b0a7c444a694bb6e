package org.affinitydomain.consumer.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.domain.CodingSchemes;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.TransactionException;

/**
 * Finds a patient's manifests by FindDocuments (ITI TF-2 3.18.4.1.2.3.7.1): those of the format Key Object Selection Document
 * that are approved. ITI-18 knows neither order nor pages, so what is found is read as a whole, up to a bound, and sorted here.
 */
public final class FindStudies {

    /** The format code of a manifest with its coding scheme, the DICOM UID Registry (RAD TF-3 4.68.4.1.2.3). */
    public static final String MANIFEST_FORMAT = "1.2.840.10008.5.1.4.1.1.88.59^^1.2.840.10008.2.6.1";
    static final String DCM = "DCM";

    private final DocumentRegistry registry;
    private final CodingSchemes schemes;
    private final int bound;

    /** @param bound the most studies of one patient that are read and sorted */
    public FindStudies(DocumentRegistry registry, CodingSchemes schemes, int bound) {
        this.registry = registry;
        this.schemes = schemes;
        this.bound = bound;
    }

    /** Finds one page, the newest first. */
    public StudyPage find(StudySearch search) throws ConsumerException {
        List<FoundStudy> found = new ArrayList<>(query(search));
        found.sort(Comparator.comparing(FoundStudy::moment).reversed().thenComparing(study -> study.manifest().documentUniqueId()));
        List<FoundStudy> page = found.stream().skip(search.offset()).limit(search.limit()).toList();
        return new StudyPage(search, found.size(), page);
    }

    private List<FoundStudy> query(StudySearch search) throws ConsumerException {
        StudyCollector collector = new StudyCollector(new StudyReader(schemes), bound);
        try {
            AdhocQueryResponse answer = registry.registryStoredQuery(new AdhocQueryRequest(ReturnType.LEAF_CLASS,
                    StoredQuery.FIND_DOCUMENTS.id(), Optional.empty(), parameters(search)));
            if (answer.response().status() == RegistryResponse.Status.FAILURE) {
                throw ConsumerException.refused(ProblemType.REFUSED, "The registry", answer.response());
            }
            answer.result().sendTo(collector);
        } catch (StudyCollector.BoundExceededException e) {
            throw new ConsumerException(ProblemType.TOO_MANY_RESULTS, "More than " + bound
                    + " studies were found: narrow the search with from, to or modality");
        } catch (TransactionException | IOException e) {
            throw ConsumerException.failed("The registry cannot be asked", e);
        }
        return collector.studies();
    }

    private List<Slot> parameters(StudySearch search) {
        List<Slot> slots = new ArrayList<>();
        slots.add(Slot.of("$XDSDocumentEntryPatientId", quoted(search.patient().toString())));
        slots.add(Slot.of("$XDSDocumentEntryStatus", list(Stream.of(AvailabilityStatus.APPROVED))));
        slots.add(Slot.of("$XDSDocumentEntryFormatCode", list(Stream.of(MANIFEST_FORMAT))));
        search.from().ifPresent(from -> slots.add(Slot.of("$XDSDocumentEntryServiceStartTimeFrom", quoted(from))));
        search.to().ifPresent(to -> slots.add(Slot.of("$XDSDocumentEntryServiceStartTimeTo", quoted(to))));
        if (!search.modalities().isEmpty()) {
            slots.add(Slot.of("$XDSDocumentEntryEventCodeList", list(search.modalities().stream()
                    .flatMap(modality -> dicomSchemes().map(scheme -> modality + "^^" + scheme)))));
        }
        return slots;
    }

    /** The names under which sources may have submitted the scheme of modalities: its OID and its designators. */
    private Stream<String> dicomSchemes() {
        String oid = schemes.canonical(DCM);
        return Stream.concat(Stream.of(oid, DCM), schemes.oidByDesignator().entrySet().stream()
                .filter(entry -> entry.getValue().equals(oid)).map(Map.Entry::getKey)).distinct();
    }

    private static String list(Stream<String> values) {
        return values.map(FindStudies::quoted).collect(Collectors.joining(",", "(", ")"));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
