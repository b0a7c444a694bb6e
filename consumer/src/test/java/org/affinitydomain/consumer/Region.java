package org.affinitydomain.consumer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.config.DomainConfigurationException;
import org.affinitydomain.domain.config.DomainLoader;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimWriter;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** A small region: actors in memory, the sample domain with its sources at an address of the test's choice. */
public final class Region {

    public static final String REPOSITORY = "1.3.6.1.4.1.21367.13.80.21.10";
    public static final String STUDY = "1.2.840.1";
    public static final String SERIES = "1.2.840.1.1";

    public final Registry registry = new Registry();
    public final Repository repository = new Repository();
    public final AffinityDomain domain;

    public Region() {
        this("http://127.0.0.1:1");
    }

    /** @param url where imaging sources are said to be */
    public Region(String url) {
        try {
            domain = new DomainLoader(key -> Optional.of(key.equals("affinity.url") ? url : "/nowhere")).load(DomainLoader.sampleRegion());
        } catch (DomainConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    public ImagingSource source() {
        return domain.imagingSource("saint-luc").orElseThrow();
    }

    /** A manifest of one series at the source of that Retrieve Location UID, with a Retrieve URL that nobody must follow. */
    public static Manifest described(String sopInstanceUid, String retrieveLocationUid, int instances) {
        RetrieveLocation where = new RetrieveLocation(Optional.of("AET"), Optional.of(retrieveLocationUid), Optional.of("http://192.0.2.1/evil"));
        List<Instance> listed = IntStream.rangeClosed(1, instances)
                .mapToObj(i -> new Instance("1.2.840.10008.5.1.4.1.1.2", instance(i), OptionalInt.of(i), OptionalInt.empty())).toList();
        Series series = new Series(SERIES, Optional.of("CT"), OptionalInt.of(1), Optional.of("axial"),
                Optional.of(new Code("67734004", "SCT", "Upper trunk")), where, listed);
        return new Manifest(sopInstanceUid, sopInstanceUid + ".1", ManifestTitle.MANIFEST_WITH_DESCRIPTION.code(),
                Optional.of(LocalDateTime.of(2026, 3, 1, 11, 0)), Optional.of("+0000"),
                new Patient(Optional.of(Identifier.of("4711", "1.3.6.1.4.1.21367.13.80.21.1.1")), Optional.of("Müller^Zoé"),
                        Optional.of(LocalDate.of(1970, 1, 31)), Optional.of("F")),
                new Study(STUDY, Optional.of(LocalDate.of(2026, 3, 1)), Optional.of(LocalTime.of(10, 15)),
                        Optional.of(new Identifier("A100", Optional.empty())), Optional.empty(), Optional.of("S1"), Optional.of("Thorax")),
                Optional.of("Affinity"), Optional.of("Hôpital"), List.of(), List.of(series));
    }

    /** The same as a file. */
    public static byte[] manifest(String sopInstanceUid, String retrieveLocationUid, int instances) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ManifestWriter.write(described(sopInstanceUid, retrieveLocationUid, instances), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The SOP Instance UID of the instance of that number. */
    public static String instance(int number) {
        return SERIES + "." + number;
    }

    /** Something that begins like a DICOM file. */
    public static byte[] dicomFile(int size) {
        byte[] file = new byte[size];
        for (int i = 128; i < size; i++) {
            file[i] = (byte) (i * 31);
        }
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, file, 128, 4);
        return file;
    }

    /** Answers every query with what it was given. */
    public static final class Registry implements DocumentRegistry {
        public final List<AdhocQueryRequest> requests = new ArrayList<>();
        public List<byte[]> entries = new ArrayList<>();
        public Optional<RegistryResponse> refusal = Optional.empty();

        public void add(RegistryObject entry) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                XMLStreamWriter writer = Xml.writer(bytes);
                new RimWriter(writer).object(entry, true);
                writer.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
            entries.add(bytes.toByteArray());
        }

        @Override
        public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) {
            throw new AssertionError("a consumer registers nothing");
        }

        @Override
        public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) {
            throw new AssertionError("a consumer registers nothing");
        }

        @Override
        public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) {
            requests.add(request);
            return refusal.map(r -> new AdhocQueryResponse(r, AdhocQueryResponse.QueryResult.NONE))
                    .orElseGet(() -> new AdhocQueryResponse(RegistryResponse.success(), sink -> {
                        for (byte[] entry : entries) {
                            sink.object(entry);
                        }
                    }));
        }
    }

    /** Has documents, counts how often it was asked and how many of its answers were let go. */
    public static final class Repository implements DocumentRepository {
        public final Map<String, byte[]> documents = new HashMap<>();
        public final AtomicInteger asked = new AtomicInteger();
        public final AtomicInteger closed = new AtomicInteger();

        @Override
        public RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) {
            throw new AssertionError("a consumer provides nothing");
        }

        @Override
        public RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) {
            asked.incrementAndGet();
            return answer(request.documents(), documents, XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR, closed);
        }
    }

    /** The answer of an actor that has those documents. */
    public static RetrieveDocumentSetResponse answer(List<DocumentRequest> requests, Map<String, byte[]> documents, XdsErrorCode unknown,
                                                     AtomicInteger closed) {
        DocumentRequest request = requests.get(0);
        byte[] bytes = documents.get(request.documentUniqueId());
        if (bytes == null) {
            return new RetrieveDocumentSetResponse(RegistryResponse.failure(unknown.in(request.documentUniqueId())), List.of(),
                    closed::incrementAndGet);
        }
        return new RetrieveDocumentSetResponse(RegistryResponse.success(), List.of(new RetrieveDocumentSetResponse.DocumentResponse(
                request, Optional.empty(), "application/dicom", () -> new ByteArrayInputStream(bytes))), closed::incrementAndGet);
    }
}
