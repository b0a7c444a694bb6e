package org.affinitydomain.imagingsource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of many instances and of large ones; the heap of this test run is smaller than what passes through it. */
class LargeStudyTest {
    private static final int INSTANCES = 5_000;
    private static final int LARGE = 300 << 20;
    @TempDir
    Path data;
    private AffinityDomain domain;
    private LocalSources sources;

    @BeforeEach
    void open() throws Exception {
        domain = Region.in(data);
        Files.createDirectories(Region.folder(data));
        sources = Region.sources(domain, new FolderPacs("saint-luc", Region.folder(data), Database.H2.empty(), Clock.systemUTC()));
    }

    @Test
    void fiveThousandInstances() throws Exception {
        for (int number = 1; number <= INSTANCES; number++) {
            TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, number).build());
        }
        FakeRepository repository = new FakeRepository();
        TestLearning learning = new TestLearning(Database.H2.get(), domain, sources, new FakeDirectory().withPatient(), repository, Clock.systemUTC());
        long begin = System.nanoTime();
        learning.ask();
        long published = System.nanoTime();
        learning.ask();
        System.out.printf("%d instances: scanned and published in %d ms, looked at again in %d ms%n", INSTANCES,
                (published - begin) / 1_000_000, (System.nanoTime() - published) / 1_000_000);
        byte[] document = repository.documents().values().iterator().next();
        assertEquals(INSTANCES, ManifestReader.read(new ByteArrayInputStream(document)).instanceCount());
        assertEquals(1, repository.submissions().size());
        assertEquals(INSTANCES, retrieved(IntStream.rangeClosed(1, INSTANCES).toArray()));
    }

    private int retrieved(int... numbers) throws IOException {
        List<DocumentRequest> documents = IntStream.of(numbers)
                .mapToObj(number -> new DocumentRequest(Optional.empty(), "1.3.6.1.4.1.21367.13.80.21.1.3", TestImages.SERIES + '.' + number)).toList();
        RetrieveDocumentSetResponse response = new RetrieveImagingDocumentSet(sources).retrieve(new RetrieveImagingDocumentSetRequest(
                List.of(new StudyRequest(TestImages.STUDY, List.of(new SeriesRequest(TestImages.SERIES, documents)))),
                List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid())));
        List<Long> sizes = new ArrayList<>();
        for (RetrieveDocumentSetResponse.DocumentResponse document : response.documents()) {
            try (InputStream in = document.content().open()) {
                sizes.add(in.transferTo(OutputStream.nullOutputStream()));
            }
        }
        return sizes.size();
    }

    @Test
    void instancesThatAreLargerThanTheHeap() throws IOException, HttpProblem {
        DataSet header = TestImages.image(TestImages.SERIES, 1).remove(Tag.PIXEL_DATA).build();
        Path file = Region.folder(data).resolve("large.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            DataSetWriter writer = Part10Writer.begin(out, TestImages.CT_IMAGE, TestImages.SERIES + ".1", TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            writer.write(header).flush();
            out.write(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'W', 0, 0, (byte) LARGE, (byte) (LARGE >> 8), (byte) (LARGE >> 16), (byte) (LARGE >> 24)});
            for (int block = 0; block < LARGE >> 20; block++) {
                out.write(new byte[1 << 20]);
            }
        }
        sources.all().get(0).pacs().listStudies(study -> { });
        assertEquals(1, retrieved(1));
        Counter counter = new Counter();
        try (WadoAnswer answer = new WadoRetrieve(sources).retrieve(WadoRequest.of("/studies/" + TestImages.STUDY), Optional.empty())) {
            answer.body().write(counter);
        }
        long multipart = counter.count - Files.size(file);
        assertTrue(multipart > 0 && multipart < 500, "the body is the file and the lines around its part, of " + multipart + " bytes");
    }

    /** Counts what is written. */
    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
