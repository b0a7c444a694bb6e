package org.affinitydomain.tools.bench.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.registry.JdbcWriter;

/** Writes each document into a file of its own, syncs the file, and commits the rows of its registration: the least that ITI-41 takes. */
final class FileWriter implements Caller {

    private final List<byte[]> documents;
    private final Path folder;
    private final JdbcWriter registration;

    /** @param registration commits the rows of the same calls */
    FileWriter(List<byte[]> documents, Path folder, JdbcWriter registration) {
        this.documents = documents;
        this.folder = folder;
        this.registration = registration;
    }

    @Override
    public void call(int call) throws IOException, SQLException {
        try (FileChannel file = FileChannel.open(folder.resolve(name(call)), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(documents.get(call));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        registration.call(call);
    }

    /** The file of a call, in its folder. */
    static String name(int call) {
        return call + ".dcm";
    }

    @Override
    public void close() throws SQLException {
        registration.close();
    }
}
