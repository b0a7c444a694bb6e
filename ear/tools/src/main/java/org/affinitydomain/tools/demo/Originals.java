package org.affinitydomain.tools.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;

/** What an imaging source holds of one study: the digest of each file, to hold what was retrieved against it. */
final class Originals {
    private static final int BUFFER = 1 << 16;
    private final Map<String, String> digests = new HashMap<>();
    private final Set<String> equal = new HashSet<>();
    private long bytes;

    /** Reads the files of a folder. */
    Originals(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".dcm")).toList();
        }
        for (Path file : files) {
            String uid = Part10Reader.read(file, ReadOptions.headers()).dataSet().string(Tag.SOP_INSTANCE_UID)
                    .orElseThrow(() -> new IOException(file + " has no SOP Instance UID"));
            try (InputStream in = Files.newInputStream(file)) {
                digests.put(uid, digest(in));
            }
        }
        bytes = 0;
    }

    /** Takes a retrieved file, to its end, and compares it. */
    void compare(String sopInstanceUid, InputStream retrieved) throws IOException {
        String digest = digest(retrieved);
        if (!digest.equals(digests.get(sopInstanceUid))) {
            throw new IOException("image " + sopInstanceUid + " is not what the imaging source holds");
        }
        equal.add(sopInstanceUid);
    }

    /** Takes a retrieved file whose instance is not known beforehand, and finds it by its bytes. */
    void compare(InputStream retrieved) throws IOException {
        String digest = digest(retrieved);
        equal.add(digests.entrySet().stream().filter(original -> original.getValue().equals(digest)).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IOException("an image was retrieved that the imaging source does not hold")));
    }

    /** @throws IOException when an image was not retrieved */
    void requireAll() throws IOException {
        if (equal.size() != digests.size()) {
            throw new IOException("of " + digests.size() + " images only " + equal.size() + " were retrieved");
        }
    }

    /** Bytes retrieved so far. */
    long bytes() {
        return bytes;
    }

    int count() {
        return equal.size();
    }

    private String digest(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            bytes += read;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
