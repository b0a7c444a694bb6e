package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.pixel.PixelDataException;
import org.affinitydomain.dicom.pixel.Transcoding;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;

/**
 * Real files are damaged at random and read, used, written, read as JSON and decompressed: each ends in a data set or in the exception for
 * input that is no DICOM, soon, and within the small heap of this test run. {@code -Ddicom.fuzz.minutes=30} makes the run
 * long; {@code -Ddicom.fuzz.seed} repeats one that failed.
 */
class FuzzTest {
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration LONGEST_INPUT = Duration.ofSeconds(20);
    private static final int LARGEST_FILE = 300_000;
    private static final long LARGEST_FRAME = 2 << 20;
    private static final ReadOptions WHOLE = ReadOptions.documents().withMaxHeldBytes(24L << 20).withMaxInflatedBytes(64L << 20);
    private static final List<ReadOptions> OPTIONS = List.of(WHOLE, ReadOptions.metadata().withMaxHeldBytes(24L << 20), ReadOptions.headers().withMaxHeldBytes(24L << 20));

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        return thread;
    });

    @Test
    void damagedFilesAreReadOrRefused() throws Exception {
        int minutes = Integer.getInteger("dicom.fuzz.minutes", 0);
        long first = Long.getLong("dicom.fuzz.seed", System.nanoTime());
        long end = System.nanoTime() + (minutes > 0 ? Duration.ofMinutes(minutes) : SHORT).toNanos();
        List<byte[]> files = files();
        long seed = first;
        long refused = 0;
        try {
            for (; System.nanoTime() < end; seed++) {
                byte[] damaged = new Mutations(seed).damage(files.get((int) Math.floorMod(seed, (long) files.size())));
                refused += isRefused(damaged, OPTIONS.get((int) Math.floorMod(seed, 3L)), seed) ? 1 : 0;
            }
        } finally {
            worker.shutdownNow();
        }
        System.out.printf("%d damaged files from seed %d, %d of them refused%n", seed - first, first, refused);
    }

    private boolean isRefused(byte[] damaged, ReadOptions options, long seed) throws InterruptedException {
        Future<Boolean> outcome = worker.submit(() -> isRefused(damaged, options));
        try {
            return outcome.get(LONGEST_INPUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail("seed " + seed + ": " + LONGEST_INPUT.toSeconds() + " s were not enough (-Ddicom.fuzz.seed=" + seed + ")");
        } catch (ExecutionException e) {
            return fail("seed " + seed + " (-Ddicom.fuzz.seed=" + seed + ")", e.getCause());
        }
    }

    private static boolean isRefused(byte[] damaged, ReadOptions options) throws IOException {
        try {
            Part10File read = Part10Reader.read(new ByteArrayInputStream(damaged), options);
            use(read.dataSet());
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            try (DicomJsonWriter writer = new DicomJsonWriter(json, BulkDataUris.NONE)) {
                writer.write(read.dataSet());
            }
            readJson(json.toByteArray());
            readJson(new Mutations(damaged.length).damage(json.toByteArray()));
            write(read.dataSet());
            transcode(damaged);
            return false;
        } catch (DicomFormatException e) {
            return true;
        }
    }

    private static void readJson(byte[] json) throws IOException {
        try (DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(json))) {
            for (Optional<DataSet> next = reader.next(); next.isPresent(); next = reader.next()) {
                use(next.get());
            }
        } catch (DicomFormatException e) {
            // what no longer is DICOM JSON
        }
    }

    private static void transcode(byte[] damaged) throws IOException {
        try (InputStream in = Transcoding.open(new ByteArrayInputStream(damaged), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, LARGEST_FRAME)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (PixelDataException e) {
            // pixels that cannot be decoded
        }
    }

    private static void write(DataSet dataSet) throws IOException {
        for (TransferSyntax syntax : SyntaxFiles.SYNTAXES) {
            DataSetWriter writer = new DataSetWriter(OutputStream.nullOutputStream(), syntax);
            for (Element element : dataSet.elements()) {
                if (element instanceof Element.Value || element instanceof Element.Fragments && syntax.encapsulated()) {
                    writer.write(element);
                }
            }
            writer.finish();
        }
    }

    private static void use(DataSet dataSet) {
        for (Element element : dataSet.elements()) {
            int tag = element.tag();
            dataSet.strings(tag);
            dataSet.integers(tag);
            dataSet.decimals(tag);
            dataSet.date(tag);
            dataSet.time(tag);
            dataSet.items(tag).forEach(FuzzTest::use);
        }
        dataSet.toBuilder().build();
    }

    private static List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (TransferSyntax syntax : SyntaxFiles.SYNTAXES) {
            files.add(SyntaxFiles.file(syntax));
        }
        for (Path file : Tools.allPydicomFiles()) {
            if (Files.size(file) <= LARGEST_FILE) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }
}
