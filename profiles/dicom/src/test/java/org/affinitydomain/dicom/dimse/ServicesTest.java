package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AcceptedContext;
import org.affinitydomain.dicom.network.AsynchronousOperations;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.uid.SopClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users and providers of this module with each other: what programs of others do not do on demand. */
class ServicesTest {
    private static final long LARGE = 400L << 20;
    private final AtomicLong received = new AtomicLong();
    private final List<String> notified = Collections.synchronizedList(new ArrayList<>());
    private AssociationRequestor requestor;
    private DimseServer server;

    @BeforeEach
    void start() throws IOException {
        requestor = Entities.requestor();
        server = Entities.server(Optional.empty(), new VerificationScp(), new StorageScp((request, dataSet) -> {
            received.set(count(dataSet));
            return Status.SUCCESS;
        }), new InstanceAvailabilityScp((who, uid, notification) -> {
            if (notification.string(Tag.STUDY_INSTANCE_UID).isEmpty()) {
                throw new DimseException(Status.MISSING_ATTRIBUTE, "no study");
            }
            notified.add(who + ' ' + uid + ' ' + notification.string(Tag.STUDY_INSTANCE_UID).orElseThrow());
        }));
    }

    @AfterEach
    void stop() {
        requestor.close();
        server.close();
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    private DimseAssociation open(DimseServer to, Proposal proposal) throws IOException {
        return new DimseAssociation(requestor.open(Entities.at(Entities.TITLE, to.address().getPort()), proposal));
    }

    private static InstanceToSend instance(String uid, long length) {
        return new InstanceToSend() {
            @Override
            public String sopClassUid() {
                return TestStudy.CT;
            }

            @Override
            public String sopInstanceUid() {
                return uid;
            }

            @Override
            public String transferSyntaxUid() {
                return "1.2.840.10008.1.2.1";
            }

            @Override
            public InputStream openDataSet() {
                return new InputStream() {
                    private long left = length;

                    @Override
                    public int read() {
                        return left-- > 0 ? 0 : -1;
                    }

                    @Override
                    public int read(byte[] target, int offset, int wanted) {
                        int count = (int) Math.min(left, wanted);
                        left -= count;
                        java.util.Arrays.fill(target, offset, offset + count, (byte) 0);
                        return count == 0 ? -1 : count;
                    }
                };
            }
        };
    }

    /** More than the heap of this test. */
    @Test
    void aLargeInstanceStreamsThroughASmallHeap() throws IOException {
        assertTrue(Runtime.getRuntime().maxMemory() < LARGE);
        InstanceToSend large = instance("1.2.3", LARGE);
        try (DimseAssociation association = open(server, StorageScu.proposal(List.of(large)))) {
            assertEquals(Status.SUCCESS, StorageScu.store(association, large, Optional.empty()));
            association.release();
        }
        assertEquals(LARGE, received.get());
    }

    @Test
    void lengthsAroundThatOfAPduArriveWhole() throws IOException {
        try (DimseAssociation association = open(server, StorageScu.proposal(List.of(instance("1", 2))))) {
            int pdu = Entities.SETTINGS.maxPduLength();
            for (long length : new long[] {0, 2, pdu - 8, pdu - 6, pdu - 4, pdu, 2L * (pdu - 6), 2L * pdu}) {
                assertEquals(Status.SUCCESS, StorageScu.store(association, instance("1.2.3", length), Optional.empty()));
                assertEquals(length, received.get());
            }
            association.release();
        }
    }

    @Test
    void availabilityIsNotified() throws IOException {
        Proposal proposal = new Proposal().context(InstanceAvailabilityScp.SOP_CLASS, TransferSyntaxes.DATA_SETS);
        try (DimseAssociation association = open(server, proposal)) {
            AcceptedContext context = association.contextFor(InstanceAvailabilityScp.SOP_CLASS);
            Command create = Command.request(CommandField.N_CREATE_RQ, association.nextMessageId(), InstanceAvailabilityScp.SOP_CLASS, true);
            association.send(context, create.with(Tag.AFFECTED_SOP_INSTANCE_UID, "1.2.3.4"),
                    DataSet.builder().set(Tag.STUDY_INSTANCE_UID, TestStudy.STUDY).build());
            Command answer = association.require(CommandField.N_CREATE_RSP, create.messageId()).command();
            assertEquals(Status.SUCCESS, answer.status());
            assertEquals(Optional.of("1.2.3.4"), answer.sopInstanceUid());
            association.send(context, create, DataSet.builder().set(Tag.PATIENT_ID, "L-1").build());
            assertEquals(Status.MISSING_ATTRIBUTE, association.require(CommandField.N_CREATE_RSP, create.messageId()).command().status());
            Command bare = Command.request(CommandField.N_CREATE_RQ, association.nextMessageId(), InstanceAvailabilityScp.SOP_CLASS, false);
            association.send(context, bare);
            assertEquals(Status.MISSING_ATTRIBUTE, association.require(CommandField.N_CREATE_RSP, bare.messageId()).command().status());
            Command echo = Command.request(CommandField.C_ECHO_RQ, association.nextMessageId(), InstanceAvailabilityScp.SOP_CLASS, false);
            association.send(context, echo);
            assertEquals(Status.UNRECOGNIZED_OPERATION, association.require(CommandField.C_ECHO_RSP, echo.messageId()).command().status());
            association.release();
        }
        assertEquals(List.of("AFFINITY 1.2.3.4 " + TestStudy.STUDY), notified);
    }

    @Test
    void requestsMayWaitInLineWhereTheWindowIsWider() throws IOException {
        Proposal proposal = new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS)
                .operations(new AsynchronousOperations(5, 1));
        try (DimseAssociation association = open(server, proposal)) {
            assertEquals(new AsynchronousOperations(5, 1), association.negotiation().operations());
            AcceptedContext context = association.contextFor(SopClass.VERIFICATION);
            for (int id = 1; id <= 5; id++) {
                association.send(context, Command.request(CommandField.C_ECHO_RQ, id, SopClass.VERIFICATION, false));
            }
            for (int id = 1; id <= 5; id++) {
                assertEquals(Status.SUCCESS, association.require(CommandField.C_ECHO_RSP, id).command().status());
            }
            association.release();
        }
    }

    @Test
    void whatIsNotProvidedIsNotAccepted() throws IOException {
        Proposal proposal = new Proposal().context(QueryRetrieveModel.STUDY_ROOT.get(), TransferSyntaxes.DATA_SETS)
                .context(SopClass.VERIFICATION, List.of("1.2.840.10008.1.2.4.50"));
        try (DimseAssociation association = open(server, proposal)) {
            assertEquals(List.of(), association.negotiation().contexts());
            assertThrows(NoPresentationContextException.class, () -> VerificationScu.echo(association));
            association.release();
            assertFalse(association.isOpen());
        }
    }

    private DimseServer retrieving(List<InstanceToSend> instances) throws IOException {
        return Entities.server(Optional.empty(), new GetScp(Set.of(QueryRetrieveModel.STUDY_ROOT.get()), request -> instances));
    }

    @Test
    void aGetCountsWhatFailsAndNamesIt() throws IOException {
        try (DimseServer source = retrieving(List.of(instance("1.1", 100), instance("1.2", 100), instance("1.3", 100)));
             DimseAssociation association = open(source, GetScu.proposal(QueryRetrieveModel.STUDY_ROOT, Set.of(TestStudy.CT)))) {
            RetrieveResult result = GetScu.get(association, QueryRetrieveModel.STUDY_ROOT.get(), study(), (request, dataSet) ->
                    request.sopInstanceUid().equals("1.2") ? Status.OUT_OF_RESOURCES : new Status(0xB007));
            assertEquals(Status.SUBOPERATIONS_WITH_FAILURES, result.status());
            assertEquals(new SubOperations(0, 0, 1, 2), result.counts());
            assertEquals(List.of("1.2"), result.failed());
            association.release();
        }
    }

    @Test
    void aGetIsCancelledInTheMiddleOfAnInstance() throws IOException {
        List<InstanceToSend> many = Collections.nCopies(1000, instance("1.1", 1 << 20));
        try (DimseServer source = retrieving(many);
             DimseAssociation association = open(source, GetScu.proposal(QueryRetrieveModel.STUDY_ROOT, Set.of(TestStudy.CT)))) {
            byte[] first = new byte[100];
            RetrieveResult result = GetScu.get(association, QueryRetrieveModel.STUDY_ROOT.get(), study(), (request, dataSet) -> {
                dataSet.readNBytes(first, 0, first.length);
                throw new OperationCancelledException("enough");
            });
            assertEquals(Status.CANCEL, result.status());
            assertTrue(result.counts().remaining() > 900, result.toString());
            assertArrayEquals(new byte[100], first);
            association.release();
        }
    }

    private static DataSet study() {
        return DataSet.builder().set(Tag.QUERY_RETRIEVE_LEVEL, "STUDY").set(Tag.STUDY_INSTANCE_UID, "1.2").build();
    }
}
