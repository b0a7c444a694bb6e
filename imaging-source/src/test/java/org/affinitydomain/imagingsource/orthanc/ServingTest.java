package org.affinitydomain.imagingsource.orthanc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10File;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.Commands;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.wado.RenderingParameters;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.wado.WadoUriRequest;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Orthanc with compressed images, served by WADO-RS, WADO-URI and RAD-69: as they are, decoded, rendered, or refused. */
class ServingTest {
    private static final Path FILES = Path.of("/usr/lib/python3/dist-packages/pydicom/data/test_files");
    private static final List<String> NAMES = List.of("CT_small.dcm", "MR_small_jp2klossless.dcm", "SC_rgb_jpeg_dcmtk.dcm",
            "SC_rgb_rle_2frame.dcm", "JPGExtended.dcm");
    private static final String EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
    private static final String DICOM = "multipart/related; type=\"application/dicom\"";

    @TempDir
    static Path folder;
    private static Orthanc orthanc;
    private static LocalSources sources;
    private static final Map<String, InstanceQuery> STORED = new HashMap<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Commands.require("dcmdjpeg", "dcmtk");
        Commands.requireFolder(FILES, "python3-pydicom");
        orthanc = Orthanc.start(folder);
        for (String name : NAMES) {
            byte[] file = Files.readAllBytes(FILES.resolve(name));
            orthanc.store(file);
            DataSet header = Part10Reader.read(new ByteArrayInputStream(file), ReadOptions.headers()).dataSet();
            STORED.put(name, InstanceQuery.instance(header.string(Tag.STUDY_INSTANCE_UID).orElseThrow(),
                    header.string(Tag.SERIES_INSTANCE_UID).orElseThrow(), header.string(Tag.SOP_INSTANCE_UID).orElseThrow()));
        }
        sources = Region.sources(Region.in(folder), new DicomwebPacs("saint-luc", Region.dicomweb(orthanc.port(), "/dicom-web", Duration.ofSeconds(20)),
                new Authorization.None()));
    }

    @AfterAll
    static void stop() {
        if (orthanc != null) {
            sources.close();
            orthanc.close();
        }
    }

    private static WadoAnswer rs(String name, String below, String accept, Map<String, String> query) throws HttpProblem {
        return new WadoRetrieve(sources).retrieve(WadoRequest.of(STORED.get(name).path() + below,
                RenderingParameters.ofRs(key -> Optional.ofNullable(query.get(key)))), Optional.of(accept));
    }

    private static WadoAnswer uri(String name, Map<String, String> more) throws HttpProblem {
        Map<String, String> query = new HashMap<>(Map.of("requestType", "WADO", "studyUID", STORED.get(name).studyUid(),
                "seriesUID", STORED.get(name).seriesUid().orElseThrow(), "objectUID", STORED.get(name).instanceUid().orElseThrow()));
        query.putAll(more);
        query.values().removeIf(String::isEmpty);
        WadoUriRequest request = WadoUriRequest.of(Optional.empty(), Optional.empty(), key -> Optional.ofNullable(query.get(key)));
        return new WadoRetrieve(sources).retrieve(request.request(), Optional.of(request.accept()));
    }

    private static byte[] body(WadoAnswer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (answer) {
            answer.body().write(bytes);
        }
        return bytes.toByteArray();
    }

    private static List<byte[]> parts(WadoAnswer answer) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        MultipartReader reader = new MultipartReader(new ByteArrayInputStream(body(answer)), answer.contentType());
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            parts.add(part.get().content().readAllBytes());
        }
        return parts;
    }

    private static byte[] pixels(byte[] file) throws IOException {
        Part10File read = Part10Reader.read(new ByteArrayInputStream(file), ReadOptions.documents());
        assertEquals(EXPLICIT, read.transferSyntax().uid());
        return ((Element.Value) read.dataSet().element(Tag.PIXEL_DATA).orElseThrow()).bytes();
    }

    /** What DCMTK or GDCM make of the same file. */
    private static byte[] expected(String name) throws IOException, InterruptedException {
        Path raw = Files.createTempFile(folder, "raw", ".dcm");
        String tool = name.contains("RLE") || name.contains("rle") ? "dcmdrle" : "dcmdjpeg";
        assertEquals(0, Commands.run(tool, FILES.resolve(name).toString(), raw.toString()).status());
        return pixels(Files.readAllBytes(raw));
    }

    private static void assertProblem(Kind kind, org.junit.jupiter.api.function.Executable request) {
        assertEquals(kind, assertThrows(HttpProblem.class, request).kind());
    }

    @Test
    void aTransferSyntaxThatIsNotStoredIsDecoded() throws Exception {
        assertArrayEquals(expected("SC_rgb_rle_2frame.dcm"), pixels(parts(rs("SC_rgb_rle_2frame.dcm", "", DICOM, Map.of())).get(0)));
        assertArrayEquals(expected("SC_rgb_rle_2frame.dcm"), pixels(body(uri("SC_rgb_rle_2frame.dcm", Map.of("contentType", "application/dicom")))));
        assertArrayEquals(pixels(Files.readAllBytes(FILES.resolve("MR_small.dcm"))),
                pixels(parts(rs("MR_small_jp2klossless.dcm", "", DICOM + "; transfer-syntax=" + EXPLICIT, Map.of())).get(0)));
    }

    @Test
    void asStoredItIsByteForByte() throws Exception {
        for (String name : NAMES) {
            byte[] file = Files.readAllBytes(FILES.resolve(name));
            assertArrayEquals(file, parts(rs(name, "", DICOM + "; transfer-syntax=*", Map.of())).get(0), name);
            String own = Part10Reader.read(new ByteArrayInputStream(file), ReadOptions.headers()).transferSyntax().uid();
            assertArrayEquals(file, parts(rs(name, "", DICOM + ";transfer-syntax=" + EXPLICIT + ";q=0.5, " + DICOM + ";transfer-syntax=" + own, Map.of()))
                    .get(0), name);
            assertArrayEquals(file, body(uri(name, Map.of("contentType", "application/dicom", "transferSyntax", own))), name);
        }
    }

    @Test
    void whatCannotBeDecodedIsRefused() {
        assertProblem(Kind.NOT_ACCEPTABLE, () -> rs("JPGExtended.dcm", "", DICOM, Map.of()));
        assertProblem(Kind.NOT_ACCEPTABLE, () -> rs("JPGExtended.dcm", "/rendered", "image/jpeg", Map.of()));
        assertProblem(Kind.NOT_ACCEPTABLE, () -> rs("CT_small.dcm", "", DICOM + "; transfer-syntax=1.2.840.10008.1.2.4.50", Map.of()));
        assertProblem(Kind.NOT_ACCEPTABLE, () -> uri("JPGExtended.dcm", Map.of("contentType", "application/dicom")));
        assertProblem(Kind.NOT_ACCEPTABLE, () -> rs("CT_small.dcm", "/rendered", "video/mp4", Map.of()));
    }

    @Test
    void rad69DecodesAndRefusesAsTheStandardSays() throws Exception {
        assertArrayEquals(expected("SC_rgb_rle_2frame.dcm"), pixels(rad69("SC_rgb_rle_2frame.dcm").documents().get(0).content().open().readAllBytes()));
        RetrieveDocumentSetResponse refused = rad69("JPGExtended.dcm");
        assertEquals(List.of("urn:dicom:wado:0007"), refused.response().errors().stream().map(RegistryError::errorCode).toList());
        assertEquals(List.of(), refused.documents());
    }

    private static RetrieveDocumentSetResponse rad69(String name) {
        InstanceQuery stored = STORED.get(name);
        return new RetrieveImagingDocumentSet(sources).retrieve(new RetrieveImagingDocumentSetRequest(List.of(new StudyRequest(stored.studyUid(),
                List.of(new SeriesRequest(stored.seriesUid().orElseThrow(), List.of(new DocumentRequest(Optional.empty(),
                        sources.all().get(0).source().retrieveLocationUid(), stored.instanceUid().orElseThrow())))))), List.of(EXPLICIT)));
    }

    @Test
    void framesAreThoseOfTheImage() throws Exception {
        byte[] all = expected("SC_rgb_rle_2frame.dcm");
        int half = all.length / 2;
        List<byte[]> frames = parts(rs("SC_rgb_rle_2frame.dcm", "/frames/2,1", "multipart/related; type=\"application/octet-stream\"", Map.of()));
        assertEquals(2, frames.size());
        assertArrayEquals(java.util.Arrays.copyOfRange(all, half, all.length), frames.get(0));
        assertArrayEquals(java.util.Arrays.copyOf(all, half), frames.get(1));
        assertArrayEquals(frames.get(0), body(rs("SC_rgb_rle_2frame.dcm", "/frames/2", "application/octet-stream", Map.of())));
        assertProblem(Kind.NOT_FOUND, () -> rs("SC_rgb_rle_2frame.dcm", "/frames/3", "*/*", Map.of()));
        assertProblem(Kind.BAD_REQUEST, () -> rs("SC_rgb_rle_2frame.dcm", "/frames/0", "*/*", Map.of()));
    }

    @Test
    void compressedFramesAreAsTheyAreStored() throws Exception {
        WadoAnswer answer = rs("SC_rgb_jpeg_dcmtk.dcm", "/frames/1", "multipart/related; type=\"image/jpeg\"; transfer-syntax=1.2.840.10008.1.2.4.50", Map.of());
        assertTrue(answer.contentType().contains("image/jpeg"), answer.contentType());
        assertEquals(100, ImageIO.read(new ByteArrayInputStream(parts(answer).get(0))).getWidth());
        assertProblem(Kind.NOT_ACCEPTABLE, () -> rs("SC_rgb_jpeg_dcmtk.dcm", "/frames/1", "multipart/related; type=\"image/jp2\"", Map.of()));
        // without a transfer syntax, image/jpeg is lossless
        assertProblem(Kind.NOT_ACCEPTABLE, () -> rs("SC_rgb_jpeg_dcmtk.dcm", "/frames/1", "image/jpeg", Map.of()));
    }

    @Test
    void imagesAreRendered() throws Exception {
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(body(rs("CT_small.dcm", "/rendered", "image/png",
                Map.of("window", "40,400,linear", "viewport", "64,64")))));
        assertEquals(64, png.getWidth());
        assertEquals("image/png", rs("CT_small.dcm", "/rendered", "*/*", Map.of("accept", "image/png")).contentType());
        WadoAnswer jpeg = rs("SC_rgb_rle_2frame.dcm", "/frames/2/rendered", "image/*", Map.of("quality", "80"));
        assertEquals("image/jpeg", jpeg.contentType());
        assertEquals(100, ImageIO.read(new ByteArrayInputStream(body(jpeg))).getWidth());
        BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(body(rs("MR_small_jp2klossless.dcm", "/thumbnail", "*/*", Map.of()))));
        assertEquals(64, thumbnail.getWidth());
        for (Map<String, String> wrong : List.of(Map.of("window", "1,0"), Map.of("window", "40"), Map.of("viewport", "0,5"), Map.of("quality", "101"))) {
            assertProblem(Kind.BAD_REQUEST, () -> rs("CT_small.dcm", "/rendered", "image/png", wrong));
        }
    }

    @Test
    void wadoUriRendersAndRefuses() throws Exception {
        WadoAnswer answer = uri("CT_small.dcm", Map.of("contentType", "image/png", "rows", "32", "columns", "100", "windowCenter", "40", "windowWidth", "400"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(body(answer)));
        assertEquals(List.of("image/png", 32, 32), List.of(answer.contentType(), image.getWidth(), image.getHeight()));
        assertEquals("image/jpeg", uri("CT_small.dcm", Map.of()).contentType());
        assertEquals(100, ImageIO.read(new ByteArrayInputStream(body(uri("SC_rgb_rle_2frame.dcm", Map.of("frameNumber", "2"))))).getHeight());
        for (Map<String, String> wrong : List.of(Map.of("requestType", ""), Map.of("studyUID", ""), Map.of("objectUID", "abc"), Map.of("windowWidth", "1"),
                Map.of("frameNumber", "x"), Map.of("rows", "-1"), Map.of("anonymize", "yes"), Map.of("transferSyntax", EXPLICIT),
                Map.of("contentType", "application/dicom", "frameNumber", "1"))) {
            assertProblem(Kind.BAD_REQUEST, () -> uri("CT_small.dcm", wrong));
        }
        assertProblem(Kind.NOT_FOUND, () -> uri("CT_small.dcm", Map.of("objectUID", "1.2.3")));
        assertProblem(Kind.NOT_FOUND, () -> uri("SC_rgb_rle_2frame.dcm", Map.of("frameNumber", "3")));
        assertProblem(Kind.NOT_ACCEPTABLE, () -> uri("CT_small.dcm", Map.of("contentType", "video/mpeg")));
    }

    @Test
    void metadataAndLargeValues() throws Exception {
        try (DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(body(rs("CT_small.dcm", "/metadata", "application/dicom+json", Map.of()))))) {
            assertEquals(Optional.of("CompressedSamples^CT1"), reader.next().orElseThrow().string(Tag.PATIENT_NAME));
        }
        assertArrayEquals(pixels(Files.readAllBytes(FILES.resolve("CT_small.dcm"))), parts(rs("CT_small.dcm", "/bulkdata/7FE00010", "*/*", Map.of())).get(0));
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (byte[] frame : parts(rs("SC_rgb_rle_2frame.dcm", "/bulkdata/7FE00010", "*/*", Map.of()))) {
            frames.write(frame);
        }
        assertArrayEquals(expected("SC_rgb_rle_2frame.dcm"), frames.toByteArray());
        byte[] name = body(rs("CT_small.dcm", "/bulkdata/00100010", "application/octet-stream", Map.of()));
        assertEquals("CompressedSamples^CT1", new String(name, java.nio.charset.StandardCharsets.US_ASCII).strip());
        assertProblem(Kind.NOT_FOUND, () -> rs("CT_small.dcm", "/bulkdata/00100010/7/00100020", "*/*", Map.of()));
    }
}
