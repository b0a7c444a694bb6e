package org.affinitydomain.repository;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** Makes submissions. */
public final class Submissions {

    private final List<RegistryObject> entries = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    /** One document with its entry. */
    public static ProvideAndRegisterDocumentSetRequest of(String uniqueId, String content) {
        return new Submissions().entry(entry("Document01", uniqueId).build()).document("Document01", content).build();
    }

    /** An entry to which attributes can be added. */
    public static MetadataBuilder entry(String id, String uniqueId) {
        return MetadataBuilder.documentEntry(id).set(Attribute.DE_UNIQUE_ID, uniqueId).set(Attribute.DE_MIME_TYPE, "text/goofy")
                .set(Attribute.DE_LANGUAGE_CODE, "en-us");
    }

    public Submissions entry(RegistryObject entry) {
        entries.add(entry);
        return this;
    }

    public Submissions document(String id, String content) {
        return document(id, () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    public Submissions document(String id, DocumentContent content) {
        documents.add(new Document(id, content));
        return this;
    }

    public ProvideAndRegisterDocumentSetRequest build() {
        return new ProvideAndRegisterDocumentSetRequest(SubmitObjectsRequest.of(entries), documents);
    }

    public static String sha1(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
