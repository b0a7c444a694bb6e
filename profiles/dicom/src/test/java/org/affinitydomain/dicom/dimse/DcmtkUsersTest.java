package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK's users against the services here. */
class DcmtkUsersTest {
    private static final int SLICES = 5;
    @TempDir
    Path folder;
    private Path sent;
    private Path stored;
    private final List<FindRequest> queries = Collections.synchronizedList(new ArrayList<>());
    private AssociationRequestor requestor;
    private DimseServer server;
    private int destination;

    @BeforeEach
    void start() throws IOException {
        sent = Files.createDirectory(folder.resolve("sent"));
        stored = Files.createDirectory(folder.resolve("stored"));
        TestStudy.write(sent, SLICES);
        requestor = Entities.requestor();
        destination = Entities.freePort();
        RetrieveProvider provider = request -> Entities.instances(sent);
        server = Entities.server(Optional.empty(), new VerificationScp(), new StorageScp(Entities.into(stored)),
                new FindScp(Set.of(QueryRetrieveModel.STUDY_ROOT.find()), this::find),
                new GetScp(Set.of(QueryRetrieveModel.STUDY_ROOT.get()), provider),
                new MoveScp(Set.of(QueryRetrieveModel.STUDY_ROOT.move()), provider,
                        (called, title) -> title.equals("DEST") ? Optional.of(Entities.at("DEST", destination)) : Optional.empty(), requestor, 4));
    }

    @AfterEach
    void stop() {
        server.close();
        requestor.close();
    }

    private void find(FindRequest request, MatchSink sink) throws IOException {
        queries.add(request);
        for (int i = 1; i <= 200_000; i++) {
            if (!sink.match(DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").set(Tag.QUERY_RETRIEVE_LEVEL, "STUDY")
                    .set(Tag.PATIENT_NAME, "Müller^Änne").set(Tag.STUDY_INSTANCE_UID, "1.2.3." + i).build())) {
                return;
            }
            if (i == 3 && !request.identifier().string(Tag.PATIENT_ID).equals(Optional.of("MANY"))) {
                return;
            }
        }
    }

    private String port() {
        return String.valueOf(server.address().getPort());
    }

    private List<String> user(String program, String... more) {
        List<String> command = new ArrayList<>(List.of(program, "-v", "-aet", "DCMTK", "-aec", Entities.TITLE));
        command.addAll(List.of(more));
        return command;
    }

    private static void succeeds(List<String> command) throws IOException, InterruptedException {
        Tools.Result result = Tools.run(command);
        assertEquals(0, result.status(), result.output());
    }

    private void assertStored(Path where) throws IOException {
        for (Part10Instance instance : Entities.instances(sent)) {
            Path file = where.resolve(instance.sopInstanceUid());
            Part10Instance copy = Part10Instance.of(file);
            assertEquals(instance.transferSyntaxUid(), copy.transferSyntaxUid());
            assertArrayEquals(Entities.dataSet(instance.file()), Entities.dataSet(file), instance.sopInstanceUid());
        }
    }

    @Test
    void echo() throws IOException, InterruptedException {
        succeeds(user("echoscu", "127.0.0.1", port()));
        Tools.Result refused = Tools.run("echoscu", "-v", "-aec", "SOMEBODY", "127.0.0.1", port());
        assertNotEquals(0, refused.status());
        assertTrue(refused.output().contains("Called AE Title Not Recognized"), refused.output());
    }

    @Test
    void echoWithTheSmallestAndTheLargestPduOfDcmtk() throws IOException, InterruptedException {
        succeeds(user("echoscu", "-pdu", "4096", "127.0.0.1", port()));
        succeeds(user("echoscu", "-pdu", "131072", "--repeat", "50", "127.0.0.1", port()));
    }

    /** -R proposes what is in the files alone, so that nothing is converted on the way. */
    @Test
    void storedImagesAreWhatWasSent() throws IOException, InterruptedException {
        List<String> explicit = user("storescu", "-R", "-xe", "127.0.0.1", port());
        List<String> implicit = user("storescu", "-R", "-xi", "127.0.0.1", port());
        for (int number = 1; number <= SLICES; number++) {
            (number % 2 == 0 ? implicit : explicit).add(sent.resolve("slice" + number + ".dcm").toString());
        }
        succeeds(explicit);
        succeeds(implicit);
        assertStored(stored);
    }

    @Test
    void compressedImagesPassThroughUntouched() throws IOException, InterruptedException {
        List<Path> files = Tools.pydicomFiles();
        check(files, "JPEG2000.dcm", "-xw");
        check(files, "JPEG-lossy.dcm", "-xx");
        check(files, "MR_small_RLE.dcm", "-xr");
        check(files, "SC_rgb_jpeg_gdcm.dcm", "-xs");
        check(files, "JPGExtended.dcm", "-xx");
        check(files, "MR_small_bigendian.dcm", "-xb");
        check(files, "image_dfl.dcm", "-xd");
    }

    private void check(List<Path> files, String name, String option) throws IOException, InterruptedException {
        Path file = files.stream().filter(path -> path.getFileName().toString().equals(name)).findFirst().orElseThrow();
        succeeds(user("storescu", "-R", option, "127.0.0.1", port(), file.toString()));
        Part10Instance instance = Part10Instance.of(file);
        Path copy = stored.resolve(instance.sopInstanceUid());
        assertEquals(instance.transferSyntaxUid(), Part10Instance.of(copy).transferSyntaxUid(), name);
        assertEquals(Entities.elements(file), Entities.elements(copy), name);
        Files.delete(copy); // some of these files have the same SOP Instance UID
    }

    @Test
    void whatCannotBeStoredIsAnsweredAndTheNextOneIsStored() throws IOException, InterruptedException {
        Files.createDirectory(stored.resolve(TestStudy.SERIES + ".1.part")); // no file can be made there
        Tools.Result result = Tools.run(user("storescu", "-R", "-xe", "--no-halt", "127.0.0.1", port(), sent.resolve("slice1.dcm").toString(),
                sent.resolve("slice3.dcm").toString()));
        assertTrue(result.output().contains("Refused: OutOfResources") || result.output().contains("0xa700"), result.output());
        assertTrue(Files.exists(stored.resolve(TestStudy.SERIES + ".3")), result.output());
    }

    @Test
    void matchesOfAQueryArrive() throws IOException, InterruptedException {
        Tools.Result result = Tools.run(user("findscu", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "PatientName=M*", "-k", "StudyInstanceUID",
                "127.0.0.1", port()));
        assertEquals(0, result.status(), result.output());
        assertTrue(result.output().contains("1.2.3.3"), result.output());
        assertEquals(Optional.of("M*"), queries.get(0).identifier().string(Tag.PATIENT_NAME));
        assertEquals("DCMTK", queries.get(0).callingAeTitle());
    }

    @Test
    void aCancelledQueryEndsEarly() throws IOException, InterruptedException {
        Tools.Result result = Tools.run(user("findscu", "-S", "--cancel", "3", "-k", "QueryRetrieveLevel=STUDY", "-k", "PatientID=MANY",
                "-k", "StudyInstanceUID", "127.0.0.1", port()));
        assertEquals(0, result.status(), result.output());
        assertTrue(result.output().toLowerCase(java.util.Locale.ROOT).contains("cancel"), result.output().substring(Math.max(0, result.output().length() - 2000)));
        assertTrue(!result.output().contains("1.2.3.200000"), "all matches were sent");
    }

    @Test
    void getBringsAllImages() throws IOException, InterruptedException {
        Path got = Files.createDirectory(folder.resolve("got"));
        Tools.Result result = Tools.run(user("getscu", "-S", "-od", got.toString(), "-k", "QueryRetrieveLevel=STUDY",
                "-k", "StudyInstanceUID=" + TestStudy.STUDY, "127.0.0.1", port()));
        assertEquals(0, result.status(), result.output());
        // getscu proposes one context with uncompressed syntaxes for each class: what is kept in the accepted one comes
        try (var files = Files.list(got)) {
            assertEquals(3, files.count(), result.output());
        }
    }

    @Test
    void moveBringsAllImagesToTheDestination() throws IOException, InterruptedException {
        Path moved = Files.createDirectory(folder.resolve("moved"));
        try (Peer storescp = Peer.start(destination, folder,
                List.of("storescp", "-aet", "DEST", "+xa", "-uf", "-od", moved.toString(), String.valueOf(destination)))) {
            Tools.Result result = Tools.run(user("movescu", "-S", "-aem", "DEST", "-k", "QueryRetrieveLevel=STUDY",
                    "-k", "StudyInstanceUID=" + TestStudy.STUDY, "127.0.0.1", port()));
            assertEquals(0, result.status(), result.output());
            try (var files = Files.list(moved)) {
                assertEquals(SLICES, files.count(), result.output());
            }
            for (Part10Instance instance : Entities.instances(moved)) {
                Path original = sent.resolve("slice" + instance.sopInstanceUid().substring(TestStudy.SERIES.length() + 1) + ".dcm");
                assertArrayEquals(Entities.dataSet(original), Entities.dataSet(instance.file()));
            }
        }
        Tools.Result unknown = Tools.run(user("movescu", "-S", "-aem", "NOBODY", "-k", "QueryRetrieveLevel=STUDY",
                "-k", "StudyInstanceUID=" + TestStudy.STUDY, "127.0.0.1", port()));
        assertTrue(unknown.output().contains("MoveDestinationUnknown") || unknown.output().contains("0xa801"), unknown.output());
    }
}
