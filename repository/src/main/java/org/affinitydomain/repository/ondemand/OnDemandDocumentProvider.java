package org.affinitydomain.repository.ondemand;

import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.transaction.DocumentContent;

/** Makes one kind of document out of documents of the repository. For several threads. */
public interface OnDemandDocumentProvider {

    /** Whether it may make something of documents of that media type; those of others are not looked at. */
    boolean takes(String mimeType);

    /** Whether it makes something of the document with that DocumentEntry. */
    boolean appliesTo(RegistryObject entry);

    /** What the DocumentEntry of its document says; all else is as in the entry of the source. */
    OnDemandDescription describe(RegistryObject entry);

    /** The media type of what it makes. */
    String mimeType();

    /**
     * Makes the document, and makes it again at every call: the same source and language always give the same bytes. Whoever
     * gets the stream closes it.
     *
     * @param source       the document that it is made of
     * @param languageCode the language of its DocumentEntry (RFC 5646), which it need not know
     * @throws IOException when the source cannot be read, or is not what its entry said
     */
    InputStream make(DocumentContent source, String languageCode) throws IOException;
}
