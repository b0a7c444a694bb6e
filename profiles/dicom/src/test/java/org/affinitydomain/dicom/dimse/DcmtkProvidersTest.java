package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AssociationRejectedException;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.uid.SopClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The users here against DCMTK's storescp and dcmqrscp. */
class DcmtkProvidersTest {
    private static final int SLICES = 6;
    @TempDir
    Path folder;
    private Path sent;
    private Path stored;
    private AssociationRequestor requestor;
    private int port;

    @BeforeEach
    void start() throws IOException {
        sent = Files.createDirectory(folder.resolve("sent"));
        stored = Files.createDirectory(folder.resolve("stored"));
        TestStudy.write(sent, SLICES);
        requestor = Entities.requestor();
        port = Entities.freePort();
    }

    @AfterEach
    void stop() {
        requestor.close();
    }

    private DimseAssociation open(Proposal proposal) throws IOException {
        return new DimseAssociation(requestor.open(Entities.at("DCMQR", port), proposal));
    }

    private Peer dcmqrscp(int destination) throws IOException, InterruptedException {
        Path database = Files.createDirectory(folder.resolve("db"));
        Path configuration = Files.writeString(folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort  = %d
                MaxPDUSize      = 16384
                MaxAssociations = 16
                HostTable BEGIN
                here = (AFFINITY, 127.0.0.1, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                DCMQR  %s  RW (500, 1024mb)  ANY
                AETable END
                """.formatted(port, destination, database));
        return Peer.start(port, folder, List.of("dcmqrscp", "-c", configuration.toString()));
    }

    private void storeAll() throws IOException {
        List<Part10Instance> instances = Entities.instances(sent);
        try (DimseAssociation association = open(StorageScu.proposal(instances))) {
            for (Part10Instance instance : instances) {
                assertEquals(Status.SUCCESS, StorageScu.store(association, instance, Optional.empty()));
            }
            association.release();
        }
    }

    private void assertSame(Path where, int count) throws IOException {
        List<Part10Instance> copies = Entities.instances(where);
        assertEquals(count, copies.size());
        for (Part10Instance copy : copies) {
            Path original = sent.resolve("slice" + copy.sopInstanceUid().substring(TestStudy.SERIES.length() + 1) + ".dcm");
            assertEquals(Part10Instance.of(original).transferSyntaxUid(), copy.transferSyntaxUid());
            assertArrayEquals(Entities.dataSet(original), Entities.dataSet(copy.file()));
        }
    }

    /** dcmqrscp sends Implicit VR files as Explicit VR, where both were accepted: the elements count. */
    private void assertSameElements(Path where, int count) throws IOException {
        List<Part10Instance> copies = Entities.instances(where);
        assertEquals(count, copies.size());
        for (Part10Instance copy : copies) {
            Path original = sent.resolve("slice" + copy.sopInstanceUid().substring(TestStudy.SERIES.length() + 1) + ".dcm");
            assertEquals(Entities.elements(original), Entities.elements(copy.file()));
        }
    }

    private static DataSet study() {
        return DataSet.builder().set(Tag.QUERY_RETRIEVE_LEVEL, "STUDY").set(Tag.STUDY_INSTANCE_UID, TestStudy.STUDY).build();
    }

    @Test
    void storescpGetsTheBytesOfTheFiles() throws IOException, InterruptedException {
        try (Peer storescp = Peer.start(port, folder,
                List.of("storescp", "+xa", "-uf", "+B", "-od", stored.toString(), String.valueOf(port)))) {
            storeAll();
            assertSame(stored, SLICES);
        }
    }

    @Test
    void dcmqrscpIsAskedAndSaysWhatItHas() throws IOException, InterruptedException {
        try (Peer dcmqrscp = dcmqrscp(Entities.freePort())) {
            storeAll();
            String model = QueryRetrieveModel.STUDY_ROOT.find();
            try (DimseAssociation association = open(new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS)
                    .context(model, TransferSyntaxes.DATA_SETS))) {
                assertEquals(Status.SUCCESS, VerificationScu.echo(association));
                DataSet images = DataSet.builder().set(Tag.QUERY_RETRIEVE_LEVEL, "IMAGE").set(Tag.STUDY_INSTANCE_UID, TestStudy.STUDY)
                        .set(Tag.SERIES_INSTANCE_UID, TestStudy.SERIES).set(Tag.SOP_INSTANCE_UID, List.of())
                        .set(Tag.INSTANCE_NUMBER, List.of()).build();
                Set<Long> numbers = new TreeSet<>();
                assertEquals(Status.SUCCESS, QueryScu.find(association, model, images,
                        match -> numbers.add(match.integer(Tag.INSTANCE_NUMBER).orElseThrow())));
                assertEquals(Set.of(1L, 2L, 3L, 4L, 5L, 6L), numbers);
                List<DataSet> first = new ArrayList<>();
                assertEquals(Status.CANCEL, QueryScu.find(association, model, images, match -> {
                    first.add(match);
                    return false;
                }));
                assertEquals(1, first.size());
                assertEquals(Status.SUCCESS, VerificationScu.echo(association));
                association.release();
            }
        }
    }

    @Test
    void getBringsWhatDcmqrscpKeeps() throws IOException, InterruptedException {
        try (Peer dcmqrscp = dcmqrscp(Entities.freePort())) {
            storeAll();
            try (DimseAssociation association = open(GetScu.proposal(QueryRetrieveModel.STUDY_ROOT, Set.of(TestStudy.CT)))) {
                RetrieveResult result = GetScu.get(association, QueryRetrieveModel.STUDY_ROOT.get(), study(), Entities.into(stored));
                assertEquals(Status.SUCCESS, result.status(), result.toString());
                assertEquals(new SubOperations(0, SLICES, 0, 0), result.counts());
                association.release();
            }
            assertSameElements(stored, SLICES);
        }
    }

    @Test
    void aGetThatIsCancelledEndsAndTheAssociationGoesOn() throws IOException, InterruptedException {
        try (Peer dcmqrscp = dcmqrscp(Entities.freePort())) {
            storeAll();
            try (DimseAssociation association = open(GetScu.proposal(QueryRetrieveModel.STUDY_ROOT, Set.of(TestStudy.CT)))) {
                RetrieveResult result = GetScu.get(association, QueryRetrieveModel.STUDY_ROOT.get(), study(), (request, dataSet) -> {
                    throw new OperationCancelledException("enough");
                });
                assertEquals(0, result.counts().completed(), result.toString());
                assertTrue(result.counts().failed() <= SLICES, result.toString());
                result = GetScu.get(association, QueryRetrieveModel.STUDY_ROOT.get(), study(), Entities.into(stored));
                assertEquals(Status.SUCCESS, result.status(), result.toString());
                association.release();
            }
            assertSameElements(stored, SLICES);
        }
    }

    @Test
    void moveBringsWhatDcmqrscpKeepsToAServerHere() throws IOException, InterruptedException {
        List<StoreRequest> requests = new ArrayList<>();
        StorageReceiver receiver = Entities.into(stored);
        try (DimseServer server = Entities.server(Optional.empty(), new StorageScp((request, dataSet) -> {
            requests.add(request);
            return receiver.receive(request, dataSet);
        })); Peer dcmqrscp = dcmqrscp(server.address().getPort())) {
            storeAll();
            String model = QueryRetrieveModel.STUDY_ROOT.move();
            try (DimseAssociation association = open(new Proposal().context(model, TransferSyntaxes.DATA_SETS))) {
                RetrieveResult result = MoveScu.move(association, model, study(), Entities.TITLE, counts -> true);
                assertEquals(Status.SUCCESS, result.status(), result.toString());
                assertEquals(SLICES, result.counts().completed());
                RetrieveResult unknown = MoveScu.move(association, model, study(), "NOBODY", counts -> true);
                assertEquals(StatusClass.FAILURE, unknown.status().statusClass(), unknown.toString());
                association.release();
            }
            assertEquals(SLICES, Entities.instances(stored).size());
            assertEquals(Optional.of(Entities.TITLE), requests.get(0).originator().map(MoveOriginator::aeTitle));
        }
    }

    @Test
    void aTitleThatDcmqrscpDoesNotKnowIsRejected() throws IOException, InterruptedException {
        try (Peer dcmqrscp = dcmqrscp(Entities.freePort())) {
            AssociationRejectedException e = assertThrows(AssociationRejectedException.class, () -> requestor.open(
                    Entities.at("NOBODY", port), new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS)));
            assertTrue(e.getMessage().contains("rejected"), e.getMessage());
        }
    }
}
