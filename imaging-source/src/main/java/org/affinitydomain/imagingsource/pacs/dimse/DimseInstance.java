package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/** An instance in a PACS that speaks DIMSE. */
final class DimseInstance implements StoredInstance {
    private final FoundInstance found;
    private final Retrieve retrieve;
    private final SeriesSyntaxes syntaxes;
    private volatile Optional<String> promised;

    DimseInstance(FoundInstance found, Retrieve retrieve, SeriesSyntaxes syntaxes) {
        this.found = found;
        this.retrieve = retrieve;
        this.syntaxes = syntaxes;
        this.promised = found.transferSyntaxUid();
    }

    @Override
    public String studyUid() {
        return found.identity().studyUid();
    }

    @Override
    public String seriesUid() {
        return found.seriesUid();
    }

    @Override
    public String instanceUid() {
        return found.uid();
    }

    @Override
    public Optional<String> sopClassUid() {
        return found.sopClassUid();
    }

    /** The syntax of its series, as far as known; else the instance is begun to be retrieved. */
    @Override
    public String transferSyntaxUid() throws PacsException {
        if (promised.isEmpty()) {
            promised = syntaxes.of(found);
        }
        if (promised.isEmpty()) {
            RetrievedInstance begun = retrieve.open(found);
            promised = Optional.of(begun.request().transferSyntaxUid());
            syntaxes.note(found, promised.get());
            try {
                begun.close();
            } catch (IOException e) {
                // What was wanted is known; the association is aborted.
                System.getLogger(DimseInstance.class.getName()).log(System.Logger.Level.DEBUG, "a retrieve does not end well", e);
            }
        }
        return promised.get();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    /** {@inheritDoc} What comes in another transfer syntax than was said before is refused, and said right the next time. */
    @Override
    public InputStream open() throws PacsException {
        RetrievedInstance begun = retrieve.open(found);
        String actual = begun.request().transferSyntaxUid();
        syntaxes.note(found, actual);
        if (promised.isPresent() && !promised.get().equals(actual)) {
            String wrong = promised.get();
            promised = Optional.of(actual);
            try {
                begun.close();
            } catch (IOException e) {
                throw new PacsException("a retrieve does not end well: " + e.getMessage(), e);
            }
            throw new PacsException("the PACS sends " + found.identity().path() + " in transfer syntax " + actual + ", others of its series in " + wrong);
        }
        return begun;
    }
}
