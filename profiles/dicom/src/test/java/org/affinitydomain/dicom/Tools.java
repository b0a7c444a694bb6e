package org.affinitydomain.dicom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The independent judges of what this module reads and writes: pydicom, DCMTK, dicom3tools. */
public final class Tools {
    private static final List<String> WITHOUT_PREAMBLE = List.of("ExplVR_BigEndNoMeta.dcm", "ExplVR_LitEndNoMeta.dcm", "no_meta.dcm", "rtstruct.dcm");

    /**
     * What a program said.
     *
     * @param status its exit status
     * @param output both of its outputs
     */
    public record Result(int status, String output) {
    }

    private Tools() {
    }

    /** Runs a program; the test is skipped, with a line that says so, when it is not installed. */
    public static Result run(String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }

    /** Runs a program; the test is skipped, with a line that says so, when it is not installed. */
    public static Result run(List<String> command) throws IOException, InterruptedException {
        require(installed(command.get(0)), command.get(0) + " is not installed");
        Path output = Files.createTempFile("tool", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end");
            }
            return new Result(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    /** The files of pydicom's own tests; the test is skipped, with a line that says so, when they are not installed. */
    public static List<Path> pydicomFiles() throws IOException {
        Path data = Path.of("/usr/lib/python3/dist-packages/pydicom/data");
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(data.resolve("charset_files"), data.resolve("test_files"))) {
            require(Files.isDirectory(folder), "the test files of pydicom (Debian: python3-pydicom) are not installed");
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).filter(Tools::isPart10).sorted().forEach(found::add);
            }
        }
        return found;
    }

    /** The same, with those that have no preamble, no file meta information, or both. */
    public static List<Path> allPydicomFiles() throws IOException {
        List<Path> files = new ArrayList<>(pydicomFiles());
        Path folder = files.stream().filter(file -> file.endsWith("CT_small.dcm")).findFirst().orElseThrow().getParent();
        WITHOUT_PREAMBLE.forEach(name -> files.add(folder.resolve(name)));
        return files;
    }

    private static boolean isPart10(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(132);
            return head.length == 132 && head[128] == 'D' && head[129] == 'I' && head[130] == 'C' && head[131] == 'M';
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean installed(String program) {
        return program.startsWith("/") ? Files.isExecutable(Path.of(program))
                : Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void require(boolean condition, String missing) {
        if (!condition) {
            System.out.println("SKIPPED: " + missing);
        }
        assumeTrue(condition, missing);
    }
}
