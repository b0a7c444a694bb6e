package org.affinitydomain.imagingsource.pacs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.imagingsource.TestImages;

/** A PACS that is down, or that breaks off within its instances. */
public final class BrokenPacs implements Pacs {
    private final List<StoredInstance> instances;
    private final boolean down;

    private BrokenPacs(boolean down, List<StoredInstance> instances) {
        this.down = down;
        this.instances = instances;
    }

    /** Nobody answers. */
    public static BrokenPacs down() {
        return new BrokenPacs(true, List.of());
    }

    /** Has instances of which each is a number of bytes, then breaks off; those with no number are whole. */
    public static BrokenPacs with(byte[] content, int... goodBytes) {
        return new BrokenPacs(false, java.util.Arrays.stream(goodBytes)
                .<StoredInstance>mapToObj(good -> new Instance(content, good)).toList());
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        throw new PacsException("down by test");
    }

    @Override
    public Optional<PacsStudy> study(String studyInstanceUid) throws PacsException {
        throw new PacsException("down by test");
    }

    @Override
    public List<StoredInstance> find(InstanceQuery query) throws PacsException {
        if (down) {
            throw new PacsException("down by test");
        }
        return instances;
    }

    @Override
    public void close() {
        // has nothing
    }

    /** Good up to a byte; less than zero bytes cannot be opened at all. */
    private record Instance(byte[] content, int good) implements StoredInstance {

        @Override
        public String studyUid() {
            return TestImages.STUDY;
        }

        @Override
        public String seriesUid() {
            return TestImages.SERIES;
        }

        @Override
        public String instanceUid() {
            return TestImages.SERIES + ".1";
        }

        @Override
        public String transferSyntaxUid() {
            return "1.2.840.10008.1.2.1";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() throws PacsException {
            if (good < 0) {
                throw new PacsException("cannot be opened by test");
            }
            InputStream begin = new ByteArrayInputStream(content, 0, good);
            return good == content.length ? begin : new SequenceInputStream(begin, new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("broken by test");
                }
            });
        }
    }
}
