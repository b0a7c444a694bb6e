package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.dicom.io.Part10Header;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.imagingsource.pacs.EndingInput;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** An instance in a PACS that answers WADO-RS. It is asked for in whatever encoding the PACS keeps it (PS3.18 8.7.3.5.2). */
final class RemoteInstance implements StoredInstance {
    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
    /** File Meta Information and the first element say the encoding. */
    private static final ReadOptions META_ONLY = ReadOptions.headers().withStopBefore(0);

    private final DicomwebClient client;
    private final InstanceQuery identity;
    private final Optional<String> sopClassUid;
    private volatile Optional<String> transferSyntaxUid;

    RemoteInstance(DicomwebClient client, InstanceQuery identity, Optional<String> sopClassUid, Optional<String> transferSyntaxUid) {
        this.client = client;
        this.identity = identity;
        this.sopClassUid = sopClassUid;
        this.transferSyntaxUid = transferSyntaxUid;
    }

    @Override
    public String studyUid() {
        return identity.studyUid();
    }

    @Override
    public String seriesUid() {
        return identity.seriesUid().orElseThrow();
    }

    @Override
    public String instanceUid() {
        return identity.instanceUid().orElseThrow();
    }

    @Override
    public Optional<String> sopClassUid() {
        return sopClassUid;
    }

    /** Where the list of instances did not tell it, the first bytes of the instance do, and the rest is not asked for. */
    @Override
    public String transferSyntaxUid() throws PacsException {
        if (transferSyntaxUid.isEmpty()) {
            try (InputStream in = open()) {
                Part10Header header = Part10Reader.read(in, META_ONLY).header();
                transferSyntaxUid = Optional.of(header.transferSyntax().uid());
            } catch (PacsException e) {
                throw e;
            } catch (IOException e) {
                throw new PacsException("what the PACS sends as " + identity.path() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return transferSyntaxUid.get();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws PacsException {
        DicomwebClient.Answer answer = client.get(identity.path(), AS_STORED)
                .orElseThrow(() -> new PacsException("the PACS does not have " + identity.path() + " any more"));
        boolean handedOver = false;
        try {
            InputStream content = content(answer);
            handedOver = true;
            return content;
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("the answer to " + identity.path() + " cannot be read: " + e.getMessage(), e);
        } finally {
            if (!handedOver) {
                answer.close();
            }
        }
    }

    private InputStream content(DicomwebClient.Answer answer) throws IOException {
        String type = answer.header("Content-Type");
        if (type.toLowerCase(Locale.ROOT).startsWith("application/dicom")) {
            return new ClosingInput(answer.body(), answer);
        }
        Part part = new MultipartReader(answer.body(), type).next()
                .orElseThrow(() -> new PacsException("the answer to " + identity.path() + " has no part"));
        return new ClosingInput(part.content(), answer);
    }

    /** Ends the exchange when the instance has been read, or is not read any further. */
    private static final class ClosingInput extends EndingInput {
        private static final int REST = 1 << 10;
        private final DicomwebClient.Answer answer;

        ClosingInput(InputStream in, DicomwebClient.Answer answer) {
            super(in);
            this.answer = answer;
        }

        @Override
        protected void end(boolean whole) throws IOException {
            try {
                if (whole) {
                    // A connection can be used again when its answer was taken to the end.
                    answer.body().readNBytes(REST);
                }
            } finally {
                answer.close();
            }
        }
    }
}
