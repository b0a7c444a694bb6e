package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.Association;
import org.affinitydomain.dicom.network.AssociationException;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.network.RemoteAe;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.dicom.uid.SopClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Associations over TLS with certificates on both sides, with DCMTK at either end. */
class DcmtkTlsTest {
    @TempDir
    Path folder;
    private Path sent;
    private Path stored;
    private TestCertificates certificates;
    private AssociationRequestor requestor;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        sent = Files.createDirectory(folder.resolve("sent"));
        stored = Files.createDirectory(folder.resolve("stored"));
        TestStudy.write(sent, 3);
        certificates = new TestCertificates(folder.resolve("certificates"));
        requestor = Entities.requestor();
    }

    @AfterEach
    void stop() {
        requestor.close();
    }

    private Optional<Tls> here() throws IOException, GeneralSecurityException {
        return Optional.of(new Tls(certificates.context("here"), true));
    }

    private List<String> user(String program, int port, String... more) {
        List<String> command = new ArrayList<>(List.of(program, "-v", "-aec", Entities.TITLE, "+tls", certificates.file("there.key"),
                certificates.file("there.pem"), "+cf", certificates.file("ca.pem"), "127.0.0.1", String.valueOf(port)));
        command.addAll(List.of(more));
        return command;
    }

    private DimseServer server() throws IOException, GeneralSecurityException {
        return Entities.server(here(), new VerificationScp(), new StorageScp(Entities.into(stored)),
                new FindScp(Set.of(QueryRetrieveModel.STUDY_ROOT.find()), (request, sink) -> {
                    for (int i = 0; i < 100_000; i++) {
                        if (!sink.match(DataSet.builder().set(Tag.STUDY_INSTANCE_UID, "1.2.3." + i).build())) {
                            return;
                        }
                    }
                }));
    }

    @Test
    void usersOfDcmtkAreServed() throws IOException, InterruptedException, GeneralSecurityException {
        try (DimseServer server = server()) {
            int port = server.address().getPort();
            Tools.Result echo = Tools.run(user("echoscu", port));
            assertEquals(0, echo.status(), echo.output());
            Tools.Result store = Tools.run(user("storescu", port, "-xe", sent.resolve("slice1.dcm").toString(), sent.resolve("slice3.dcm").toString()));
            assertEquals(0, store.status(), store.output());
            assertArrayEquals(Entities.dataSet(sent.resolve("slice1.dcm")), Entities.dataSet(stored.resolve(TestStudy.SERIES + ".1")));
            Tools.Result find = Tools.run(user("findscu", port, "-S", "--cancel", "5", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID"));
            assertEquals(0, find.status(), find.output());
            assertTrue(find.output().contains("1.2.3.4") && !find.output().contains("1.2.3.99999"), "the cancel was noticed");
        }
    }

    @Test
    void whoHasNoCertificateIsNotServed() throws IOException, InterruptedException, GeneralSecurityException {
        try (DimseServer server = server()) {
            Tools.Result plain = Tools.run("echoscu", "-v", "-to", "5", "-ta", "5", "-aec", Entities.TITLE, "127.0.0.1",
                    String.valueOf(server.address().getPort()));
            assertNotEquals(0, plain.status(), plain.output());
            RemoteAe anonymous = new RemoteAe(Entities.TITLE, "127.0.0.1", server.address().getPort(),
                    Optional.of(new Tls(certificates.context("nobody"), true)));
            assertThrows(AssociationException.class, () -> requestor.open(anonymous, new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS)));
            RemoteAe known = new RemoteAe(Entities.TITLE, "127.0.0.1", server.address().getPort(), here());
            try (Association association = requestor.open(known, new Proposal().context(SopClass.VERIFICATION, TransferSyntaxes.DATA_SETS))) {
                assertTrue(association.peerCertificate().orElseThrow().getSubjectX500Principal().getName().contains("CN=here"));
                assertEquals(Status.SUCCESS, VerificationScu.echo(new DimseAssociation(association)));
                association.release();
            }
        }
    }

    @Test
    void storescpIsSentImages() throws IOException, InterruptedException, GeneralSecurityException {
        int port = Entities.freePort();
        try (Peer storescp = Peer.start(port, folder, List.of("storescp", "+xa", "-uf", "+B", "-od", stored.toString(), "+tls",
                certificates.file("there.key"), certificates.file("there.pem"), "+cf", certificates.file("ca.pem"), String.valueOf(port)))) {
            RemoteAe remote = new RemoteAe("STORESCP", "127.0.0.1", port, here());
            List<Part10Instance> instances = Entities.instances(sent);
            try (DimseAssociation association = new DimseAssociation(requestor.open(remote, StorageScu.proposal(instances)))) {
                for (Part10Instance instance : instances) {
                    assertEquals(Status.SUCCESS, StorageScu.store(association, instance, Optional.empty()));
                }
                association.release();
            }
            for (Part10Instance copy : Entities.instances(stored)) {
                Path original = sent.resolve("slice" + copy.sopInstanceUid().substring(TestStudy.SERIES.length() + 1) + ".dcm");
                assertArrayEquals(Entities.dataSet(original), Entities.dataSet(copy.file()));
            }
            assertEquals(3, Entities.instances(stored).size());
            RemoteAe elsewhere = new RemoteAe("STORESCP", "127.0.0.2", port, here());
            assertThrows(AssociationException.class, () -> requestor.open(elsewhere, StorageScu.proposal(instances)),
                    "the certificate is not that of 127.0.0.2");
        }
    }
}
