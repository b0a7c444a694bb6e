package org.affinitydomain.imagingsource.provide;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.EncodedDataSet;
import org.affinitydomain.dicom.dimse.InstanceToSend;
import org.affinitydomain.dicom.dimse.TransferSyntaxes;
import org.affinitydomain.dicom.io.Part10DataSet;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.transcode.Decoding;

/**
 * An instance of a source on its way to another application entity: byte for byte where that takes it as it is stored, else decoded
 * while it is sent.
 *
 * @param stored            where it comes from
 * @param sopClassUid       SOP Class UID
 * @param transferSyntaxUid what it is expected to be stored in; which it is, is known when it is opened
 * @param decoding          decodes
 */
record ServedInstance(StoredInstance stored, String sopClassUid, String transferSyntaxUid, Decoding decoding) implements InstanceToSend {

    /**
     * An instance. Instances of a series and a SOP class are taken to be stored alike, so that a PACS that does not tell is asked
     * for one of them only.
     *
     * @param syntaxes what is known so far of transfer syntaxes, by series and SOP class
     */
    static ServedInstance of(StoredInstance stored, Map<String, String> syntaxes, Decoding decoding) throws IOException {
        String sopClass = stored.sopClassUid().isPresent() ? stored.sopClassUid().get() : sopClass(stored);
        String key = stored.seriesUid() + ' ' + sopClass;
        if (!syntaxes.containsKey(key)) {
            syntaxes.put(key, stored.transferSyntaxUid());
        }
        return new ServedInstance(stored, sopClass, syntaxes.get(key), decoding);
    }

    private static String sopClass(StoredInstance stored) throws IOException {
        try (Part10DataSet head = Part10DataSet.open(stored.open())) {
            return head.header().fileMeta().string(Tag.MEDIA_STORAGE_SOP_CLASS_UID)
                    .orElseThrow(() -> new PacsException("instance " + stored.instanceUid() + " does not say of what SOP class it is"));
        }
    }

    @Override
    public String sopInstanceUid() {
        return stored.instanceUid();
    }

    @Override
    public List<String> transferSyntaxUids() {
        List<String> syntaxes = new ArrayList<>(List.of(transferSyntaxUid));
        TransferSyntaxes.DATA_SETS.stream().filter(uid -> !uid.equals(transferSyntaxUid)).forEach(syntaxes::add);
        return syntaxes;
    }

    @Override
    public Optional<EncodedDataSet> open(Set<String> accepted) throws IOException {
        Part10DataSet file = Part10DataSet.open(stored.open());
        String actual = file.header().transferSyntax().uid();
        if (accepted.contains(actual)) {
            return Optional.of(new EncodedDataSet(actual, new Content(file)));
        }
        file.close();
        Optional<StoredInstance> decoded = decoding.in(List.copyOf(accepted), stored);
        if (decoded.isEmpty()) {
            return Optional.empty();
        }
        Part10DataSet other = Part10DataSet.open(decoded.get().open());
        return Optional.of(new EncodedDataSet(other.header().transferSyntax().uid(), new Content(other)));
    }

    @Override
    public InputStream openDataSet() throws IOException {
        return new Content(Part10DataSet.open(stored.open()));
    }

    /** The data set of a file, with which the file is closed. */
    private static final class Content extends FilterInputStream {
        private final Part10DataSet file;

        Content(Part10DataSet file) {
            super(file.content());
            this.file = file;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
