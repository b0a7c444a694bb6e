package org.affinitydomain.tools.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.config.DomainLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {
    @TempDir
    Path data;

    @Test
    void studiesAreCompleteAndSmall() throws Exception {
        SampleFiles files = new SampleFiles(domain(data));
        for (SampleStudy study : SampleRegion.studies()) {
            assertEquals(study.instanceCount(), files.write(study, done -> { }), study.accession());
            assertEquals(0, files.write(study, done -> { }), "a second run writes nothing");
        }
        List<Path> all = dicomFiles(data);
        assertEquals(SampleRegion.studies().stream().mapToInt(SampleStudy::instanceCount).sum(), all.size());
        long bytes = all.stream().mapToLong(SampleFilesTest::size).sum();
        assertTrue(bytes < 40_000_000, bytes + " bytes");
        assertEquals(4, all.stream().map(file -> header(file).string(Tag.STUDY_INSTANCE_UID)).distinct().count());
    }

    @Test
    void headersNameThePatientAsTheHospitalDoes() throws Exception {
        SampleStudy ct = SampleRegion.studies().get(0);
        AffinityDomain domain = domain(data);
        new SampleFiles(domain).write(ct, done -> { });
        DataSet header = header(dicomFiles(data).get(0));
        assertEquals(Optional.of("Lefèvre^Anaïs"), header.string(Tag.PATIENT_NAME));
        assertEquals(Optional.of("SL-40211"), header.string(Tag.PATIENT_ID));
        assertEquals(domain.imagingSource("saint-luc").orElseThrow().localAuthority().oid(),
                header.item(Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE).orElseThrow().string(Tag.UNIVERSAL_ENTITY_ID).orElseThrow());
        assertEquals(Optional.of(ct.accession()), header.string(Tag.ACCESSION_NUMBER));
    }

    @Test
    void everyRunMakesTheSameBytes(@TempDir Path other) throws Exception {
        SampleStudy us = SampleRegion.studies().get(3);
        new SampleFiles(domain(data)).write(us, done -> { });
        new SampleFiles(domain(other)).write(us, done -> { });
        assertArrayEquals(Files.readAllBytes(dicomFiles(data).get(0)), Files.readAllBytes(dicomFiles(other).get(0)));
    }

    private static AffinityDomain domain(Path data) throws Exception {
        return new DomainLoader(key -> key.equals("affinity.data") ? Optional.of(data.toString()) : Optional.empty())
                .load(DomainLoader.sampleRegion());
    }

    private static List<Path> dicomFiles(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
        }
    }

    private static DataSet header(Path file) {
        try {
            return Part10Reader.read(file, ReadOptions.headers()).dataSet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
