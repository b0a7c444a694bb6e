package org.affinitydomain.imagingsource.pacs.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Header;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.dicom.uid.Uids;
import org.affinitydomain.imagingsource.pacs.IdentityCollector;

/**
 * Finds out what a file is. The whole structure of the data set is gone through, values being passed over, so that a file
 * that was cut short is noticed; of a large image only the headers are read from the disk.
 */
final class FileHeaderReader {

    private FileHeaderReader() {
    }

    /**
     * Reads a file's headers.
     *
     * @throws IOException when the file cannot be read; nothing is known of it then
     */
    static FileEntry.Content read(Path file) throws IOException {
        IdentityCollector identity = new IdentityCollector();
        try (InputStream in = Files.newInputStream(file)) {
            return content(Part10Reader.parse(in, ReadOptions.metadata(), identity), identity.dataSet());
        } catch (DicomFormatException e) {
            return e.position() == 0 ? new FileEntry.NotDicom() : new FileEntry.Broken(e.getMessage());
        }
    }

    private static FileEntry.Content content(Part10Header header, DataSet identity) {
        if (header.fileMeta().string(Tag.MEDIA_STORAGE_SOP_CLASS_UID).filter(SopClass.MEDIA_STORAGE_DIRECTORY::equals).isPresent()) {
            return new FileEntry.NotDicom();
        }
        for (int tag : IdentityCollector.UIDS) {
            Optional<String> uid = identity.string(tag);
            if (uid.filter(Uids::isValid).isEmpty()) {
                return new FileEntry.Broken(Tag.toString(tag) + " is "
                        + uid.map(value -> "'" + value + "', which is no UID").orElse("missing"));
            }
        }
        return new FileEntry.OfInstance(identity.string(Tag.STUDY_INSTANCE_UID).orElseThrow(),
                identity.string(Tag.SERIES_INSTANCE_UID).orElseThrow(),
                new Instance(identity.string(Tag.SOP_CLASS_UID).orElseThrow(), identity.string(Tag.SOP_INSTANCE_UID).orElseThrow(),
                        number(identity, Tag.INSTANCE_NUMBER), number(identity, Tag.NUMBER_OF_FRAMES)),
                header.transferSyntax().uid());
    }

    private static OptionalInt number(DataSet identity, int tag) {
        OptionalLong value = identity.integer(tag);
        return value.isPresent() && value.getAsLong() == (int) value.getAsLong()
                ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }
}
