package org.affinitydomain.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimWriter;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * A registry in memory that keeps the rule of uniqueIds and hashes (ITI TF-3 4.2.3.2.26), and that can be made to fail in
 * every way in which a registry can.
 */
public final class FakeRegistry implements DocumentRegistry {

    /** What goes wrong. */
    public enum Fault {
        NONE,
        /** Nobody answers at its address. */
        UNREACHABLE,
        /** The request is lost after it was sent. */
        REQUEST_LOST,
        /** It registers, and its answer is lost. */
        ANSWER_LOST,
        /** It registers, and the local call ends with an exception that nobody declared. */
        BROKEN_AFTER_REGISTERING
    }

    private final List<RegistryObject> entries = new ArrayList<>();
    private final Map<String, RegistryObject> sets = new HashMap<>();
    private final List<SubmitObjectsRequest> onDemand = new ArrayList<>();
    private volatile Fault fault = Fault.NONE;
    private volatile Function<SubmitObjectsRequest, Optional<RegistryResponse>> refusal = request -> Optional.empty();
    private volatile Runnable beforeRegistering = () -> { };

    public void failWith(Fault next) {
        fault = next;
    }

    public void refuseWith(XdsErrorCode code) {
        refusal = request -> Optional.of(RegistryResponse.failure(code.in("refused by test")));
    }

    public void refuse(Function<SubmitObjectsRequest, Optional<RegistryResponse>> decision) {
        refusal = decision;
    }

    public void beforeRegistering(Runnable action) {
        beforeRegistering = action;
    }

    public synchronized List<RegistryObject> entries() {
        return List.copyOf(entries);
    }

    /** As if these had been registered, and nothing else. */
    public synchronized void replaceEntries(List<RegistryObject> others) {
        List<RegistryObject> copy = List.copyOf(others);
        entries.clear();
        entries.addAll(copy);
    }

    @Override
    public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) throws TransactionException {
        if (fault == Fault.UNREACHABLE) {
            throw new TransactionException("cannot connect", new IOException(new ConnectException("refused")));
        }
        if (fault == Fault.REQUEST_LOST) {
            throw new TransactionException("read timed out");
        }
        beforeRegistering.run();
        RegistryResponse response = refusal.apply(request).orElseGet(() -> take(request));
        if (fault == Fault.ANSWER_LOST) {
            throw new TransactionException("connection reset");
        }
        if (fault == Fault.BROKEN_AFTER_REGISTERING) {
            throw new IllegalStateException("broken by test");
        }
        return response;
    }

    /** As ITI TF-2 3.61.4.1.3: an entry of the same uniqueId is one more entry, a SubmissionSet of the same uniqueId is an error. */
    @Override
    public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException {
        if (fault == Fault.UNREACHABLE) {
            throw new TransactionException("cannot connect", new ConnectException("refused"));
        }
        RegistryResponse response = refusal.apply(request).orElseGet(() -> takeOnDemand(request));
        if (fault == Fault.ANSWER_LOST) {
            throw new TransactionException("connection reset");
        }
        return response;
    }

    private synchronized RegistryResponse takeOnDemand(SubmitObjectsRequest request) {
        RegistryObject set = submissionSet(request).orElseThrow();
        if (sets.values().stream().anyMatch(other -> same(Attribute.SS_UNIQUE_ID, set, other))) {
            return RegistryResponse.failure(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.in("SubmissionSet"));
        }
        onDemand.add(request);
        RegistryObject entry = request.objects().get(0).withAttribute("id", "urn:uuid:" + UUID.randomUUID());
        entries.add(entry.withAttribute("status", AvailabilityStatus.APPROVED));
        sets.put(entry.id(), set);
        return RegistryResponse.success();
    }

    /** The ITI-61 requests that were taken. */
    public synchronized List<SubmitObjectsRequest> onDemand() {
        return List.copyOf(onDemand);
    }

    /** Deprecates all entries of a uniqueId. */
    public synchronized void deprecate(String uniqueId) {
        entries.replaceAll(entry -> Attribute.DE_UNIQUE_ID.values(entry).contains(uniqueId)
                ? entry.withAttribute("status", AvailabilityStatus.DEPRECATED) : entry);
    }

    private static Optional<RegistryObject> submissionSet(SubmitObjectsRequest request) {
        return request.objects().stream().filter(o -> ObjectKind.of(o).equals(Optional.of(ObjectKind.SUBMISSION_SET))).findFirst();
    }

    private synchronized RegistryResponse take(SubmitObjectsRequest request) {
        List<RegistryObject> submitted = request.objects().stream()
                .filter(o -> ObjectKind.of(o).equals(Optional.of(ObjectKind.DOCUMENT_ENTRY))).toList();
        for (RegistryObject entry : submitted) {
            if (entries.stream().anyMatch(other -> same(Attribute.DE_UNIQUE_ID, entry, other) && !same(Attribute.DE_HASH, entry, other))) {
                return RegistryResponse.failure(XdsErrorCode.NON_IDENTICAL_HASH.in("hash of " + entry.id()));
            }
        }
        submitted.forEach(entry -> entries.add(entry.withAttribute("status", AvailabilityStatus.APPROVED)));
        submissionSet(request).ifPresent(set -> submitted.forEach(entry -> sets.put(entry.id(), set)));
        return RegistryResponse.success();
    }

    private static boolean same(Attribute attribute, RegistryObject a, RegistryObject b) {
        return attribute.values(a).equals(attribute.values(b));
    }

    @Override
    public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
        if (fault == Fault.UNREACHABLE) {
            throw new TransactionException("cannot connect", new ConnectException("refused"));
        }
        Slot asked = request.parameters().get(0);
        if (request.queryId().equals(StoredQuery.GET_SUBMISSION_SETS.id())) {
            String uuid = asked.values().get(0).replaceAll("[()']", "");
            return new AdhocQueryResponse(RegistryResponse.success(), sink -> {
                if (sets.containsKey(uuid)) {
                    sink.object(xml(sets.get(uuid)));
                }
            });
        }
        Attribute by = asked.name().equals("$XDSDocumentEntryUniqueId") ? Attribute.DE_UNIQUE_ID : Attribute.DE_ENTRY_UUID;
        List<RegistryObject> found = entries().stream()
                .filter(e -> asked.values().get(0).equals("('" + by.value(e).orElseThrow() + "')")).toList();
        return new AdhocQueryResponse(RegistryResponse.success(), sink -> {
            for (RegistryObject entry : found) {
                if (request.returnType() == AdhocQueryRequest.ReturnType.OBJECT_REF) {
                    sink.objectRef(entry.id(), Optional.empty());
                } else {
                    sink.object(xml(entry));
                }
            }
        });
    }

    private static byte[] xml(RegistryObject entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = Xml.writer(bytes);
            new RimWriter(writer).object(entry, true);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }
}
