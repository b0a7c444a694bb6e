package org.affinitydomain.imagingsource.pacs.dimse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.StudyAccess.Retrieval;
import org.affinitydomain.imagingsource.Commands;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.platform.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc over TLS with certificates on both sides, in both directions, with the installation's own key stores. */
class DimseTlsTest {
    private static final String PASSWORD = "changeit";
    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Commands.Output output = Commands.run(command);
        if (output.status() != 0) {
            throw new IOException(output.lines().toString());
        }
    }

    private void certificates() throws IOException, InterruptedException {
        Commands.require("openssl", "openssl");
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test CA", "-keyout", path("ca.key"),
                "-out", path("ca.pem"));
        Files.writeString(folder.resolve("san.cnf"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        for (String name : List.of("here", "pacs")) {
            run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-keyout", path(name + ".key"), "-out", path(name + ".csr"));
            run("openssl", "x509", "-req", "-days", "2", "-in", path(name + ".csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
                    "-CAcreateserial", "-extfile", path("san.cnf"), "-out", path(name + ".pem"));
        }
        run("openssl", "pkcs12", "-export", "-in", path("here.pem"), "-inkey", path("here.key"), "-passout", "pass:" + PASSWORD, "-out", path("server.p12"));
        run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-importcert", "-noprompt", "-alias", "ca", "-file", path("ca.pem"),
                "-storetype", "PKCS12", "-keystore", path("trust.p12"), "-storepass", PASSWORD);
    }

    private Map<String, String> settings(int port) {
        return new HashMap<>(Map.of("affinity.tls.key-store", path("server.p12"), "affinity.tls.trust-store", path("trust.p12"),
                "affinity.imaging-source.dicom.tls", "true", "affinity.imaging-source.dicom.port", String.valueOf(port)));
    }

    private static StudyAccess.Dicom access(int port, Retrieval retrieval, boolean tls) {
        return new StudyAccess.Dicom(RealPacs.TITLE, "127.0.0.1", port, RealPacs.HERE, retrieval, tls, 2, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    @Test
    void orthancByGetAndMove() throws IOException, InterruptedException {
        certificates();
        int here = RealPacs.freePort();
        String tls = """
                "DicomTlsEnabled": true, "DicomTlsCertificate": "%s", "DicomTlsPrivateKey": "%s", "DicomTlsTrustedCertificates": "%s",
                "DicomTlsRemoteCertificateRequired": true,""".formatted(path("pacs.pem"), path("pacs.key"), path("ca.pem"));
        try (RealPacs real = RealPacs.orthanc(folder, here, tls)) {
            List<String> command = new ArrayList<>(List.of("storescu", "-R", "-aec", RealPacs.TITLE, "+tls", path("here.key"), path("here.pem"),
                    "+cf", path("ca.pem"), "127.0.0.1", String.valueOf(real.port())));
            command.add(TestImages.write(folder.resolve("images"), TestImages.image(TestImages.SERIES, 1).build()).toString());
            command.add(TestImages.write(folder.resolve("images"), TestImages.image(TestImages.SERIES, 2).build()).toString());
            run(command.toArray(String[]::new));
            for (Retrieval retrieval : List.of(Retrieval.GET, Retrieval.MOVE)) {
                StudyAccess.Dicom access = access(real.port(), retrieval, true);
                try (DicomNetwork network = DicomNetwork.open(sources(access), Region.settings(settings(here)));
                     DimsePacs pacs = network.pacs("test", access, Clock.systemDefaultZone())) {
                    List<StoredInstance> found = pacs.find(InstanceQuery.study(TestImages.STUDY));
                    assertEquals(2, found.size());
                    for (StoredInstance instance : found) {
                        try (InputStream in = instance.open()) {
                            assertTrue(in.readAllBytes().length > 512, retrieval + " " + instance.instanceUid());
                        }
                    }
                }
            }
            StudyAccess.Dicom plain = access(real.port(), Retrieval.GET, false);
            try (DimsePacs pacs = new DimsePacs("test", plain, Optional.empty(), Optional.empty(), Clock.systemDefaultZone())) {
                assertThrows(PacsException.class, () -> pacs.find(InstanceQuery.study(TestImages.STUDY)));
            }
        }
    }

    private List<ImagingSource> sources(StudyAccess access) {
        return List.of(Region.changed(Region.source(Region.in(folder)), access, "SOURCE", List.of()));
    }

    @Test
    void keysThatAreNotThereAreNamed() {
        SettingsException e = assertThrows(SettingsException.class, () -> DicomNetwork.open(sources(access(104, Retrieval.GET, true)),
                Region.settings(settings(11112))));
        assertTrue(e.getMessage().startsWith("AFF3052 "), e.getMessage());
    }

    @Test
    void aPortThatIsTakenLeavesPacsWithGet() throws IOException {
        StudyAccess.Dicom access = access(104, Retrieval.AUTO, false);
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
             DicomNetwork network = DicomNetwork.open(sources(access), Region.settings(Map.of("affinity.imaging-source.dicom.port",
                     String.valueOf(taken.getLocalPort()))));
             DimsePacs pacs = network.pacs("test", access, Clock.systemDefaultZone())) {
            assertThrows(PacsException.class, () -> pacs.find(InstanceQuery.study(TestImages.STUDY)), "nobody answers at port 104");
        }
    }
}
