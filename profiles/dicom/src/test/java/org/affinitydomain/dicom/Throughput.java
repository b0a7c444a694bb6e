package org.affinitydomain.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestCheck;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.MultipartWriter;

/**
 * Prints how fast this module reads and writes on this machine, each figure the best of five rounds. It is no test:
 * {@code java -Xmx128m -cp ... org.affinitydomain.dicom.Throughput}.
 */
public final class Throughput {
    private static final int MIB = 1 << 20;
    private static final int ROUNDS = 5;

    /** Work that says how much it did. */
    private interface Work {
        double run() throws Exception;
    }

    private Throughput() {
    }

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        byte[] part = new byte[8 * MIB];
        new Random(1).nextBytes(part);
        measure("multipart written, MiB/s", () -> write(part, OutputStream.nullOutputStream()));
        ByteArrayOutputStream body = new ByteArrayOutputStream(part.length + 1000);
        MultipartWriter writer = new MultipartWriter(body, "application/dicom", "border");
        writer.part(new ByteArrayInputStream(part));
        writer.end();
        measure("multipart read, MiB/s", () -> read(body.toByteArray()));
        headers();
        byte[] manifest = manifest();
        measure("manifest of 10 000 instances (" + manifest.length / 1024 + " KiB) read, 1/s", () -> {
            ManifestReader.read(new ByteArrayInputStream(manifest));
            return 1;
        });
        measure("manifest of 10 000 instances checked, 1/s", () -> {
            ManifestCheck.check(new ByteArrayInputStream(manifest));
            return 1;
        });
        measure("manifest of 10 000 instances written, 1/s", () -> {
            manifest();
            return 1;
        });
    }

    private static void measure(String what, Work work) throws Exception {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            double done = 0;
            while (System.nanoTime() - start < 1_000_000_000L) {
                done += work.run();
            }
            best = Math.max(best, done * 1e9 / (System.nanoTime() - start));
        }
        System.out.printf(Locale.ROOT, "%-60s %10.1f%n", what, best);
    }

    private static double write(byte[] part, OutputStream out) throws IOException {
        MultipartWriter writer = new MultipartWriter(out, "application/dicom");
        for (int i = 0; i < 8; i++) {
            writer.part(new ByteArrayInputStream(part));
        }
        writer.end();
        return 8.0 * part.length / MIB;
    }

    private static double read(byte[] body) throws IOException {
        MultipartReader reader = new MultipartReader(new ByteArrayInputStream(body), "multipart/related; boundary=border");
        byte[] buffer = new byte[64 << 10];
        long count = 0;
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            InputStream content = part.get().content();
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                count += read;
            }
        }
        return (double) count / MIB;
    }

    private static void headers() throws Exception {
        List<Path> files = new ArrayList<>();
        for (Path file : Tools.pydicomFiles()) {
            try {
                Part10Reader.read(file, ReadOptions.metadata());
                files.add(file);
            } catch (DicomFormatException e) {
                // not one of those that are measured
            }
        }
        measure("headers of pydicom's test files read, 1/s", () -> {
            for (Path file : files) {
                Part10Reader.read(file, ReadOptions.headers());
            }
            return files.size();
        });
        measure("the same as DICOM JSON, 1/s", () -> {
            for (Path file : files) {
                try (DicomJsonWriter json = new DicomJsonWriter(OutputStream.nullOutputStream(), BulkDataUris.NONE)) {
                    json.write(Part10Reader.read(file, ReadOptions.metadata()).dataSet());
                }
            }
            return files.size();
        });
    }

    private static byte[] manifest() throws IOException {
        RetrieveLocation location = new RetrieveLocation(Optional.of("PACS"), Optional.of("1.2.3"), Optional.of("https://pacs.example.org/rs"));
        List<Series> series = new ArrayList<>();
        for (int s = 1; s <= 10; s++) {
            List<Instance> instances = new ArrayList<>();
            for (int i = 1; i <= 1000; i++) {
                instances.add(Instance.of("1.2.840.10008.5.1.4.1.1.2", "1.2.826.0.1.3680043.8.498." + s + ".1234567890123456789." + i));
            }
            series.add(Series.of("1.2.826.0.1.3680043.8.498." + s, location, instances));
        }
        Manifest manifest = new Manifest("1.2.3.1", "1.2.3.2", new Code("113030", "DCM", "Manifest"),
                Optional.of(java.time.LocalDateTime.of(2026, 11, 24, 10, 0)), Optional.of("+0100"),
                new Patient(Optional.empty(), Optional.of("A^B"), Optional.empty(), Optional.of("O")),
                new Study("1.2.3.3", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(), Optional.empty(), List.of(), series);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestWriter.write(manifest, out);
        return out.toByteArray();
    }
}
