package org.affinitydomain.imagingsource.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.affinitydomain.dicom.io.Part10DataSet;

/** The file of an instance while it arrives. Closing it deletes it, unless it was kept. */
final class IncomingFile implements Closeable {
    private static final int COPY_BUFFER = 128 << 10;

    private final Path file;
    private final String place;
    private final long largest;
    private final FileChannel channel;
    private long size;
    private boolean kept;

    /**
     * @param place   the path that it gets when it is whole
     * @param largest bytes that are taken
     */
    IncomingFile(Path file, String place, long largest) throws IOException {
        this.file = file;
        this.place = place;
        this.largest = largest;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    Path file() {
        return file;
    }

    String place() {
        return place;
    }

    /** Bytes so far. */
    long size() {
        return size;
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        if (size + length > largest) {
            throw new OutOfSpaceException("the instance is larger than the archive takes (" + (largest >> 20) + " MiB)");
        }
        for (ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length); rest.hasRemaining();) {
            size += channel.write(rest);
        }
    }

    /**
     * Takes a Part 10 file as it comes, byte for byte.
     *
     * @param in the file; it stays open
     * @return SHA-256 of transfer syntax and data set, in hexadecimal digits
     * @throws ArrivalException when the stream fails
     * @throws IOException      when the disk does, or what comes is no DICOM file
     */
    String take(InputStream in) throws IOException {
        try (Part10DataSet arriving = Part10DataSet.open(new Arrival(in))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(arriving.header().transferSyntax().uid().getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[COPY_BUFFER];
            for (int read = arriving.content().read(buffer); read >= 0; read = arriving.content().read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Writes what is read. */
    private final class Arrival extends InputStream {
        private final InputStream in;

        Arrival(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(target, offset, length);
            } catch (IOException e) {
                throw new ArrivalException(e);
            }
            if (read > 0) {
                write(target, offset, read);
            }
            return read;
        }
    }

    /** Everything is on the disk when this returns. */
    void sync() throws IOException {
        channel.force(true);
    }

    /** It may belong to the archive from now on. */
    void keep() {
        kept = true;
    }

    /** It does not after all. */
    void discard() {
        kept = false;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }
}
