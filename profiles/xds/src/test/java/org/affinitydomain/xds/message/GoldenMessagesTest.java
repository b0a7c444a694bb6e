package org.affinitydomain.xds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.junit.jupiter.api.Test;

/** Messages that others wrote: what is read from them, and that writing and reading it again changes nothing. */
class GoldenMessagesTest {

    @Test
    void readsTheMetadataOfASubmission() throws Exception {
        SubmitObjectsRequest request = SubmitObjectsMessage.read(Golden.reader(Golden.bytes("iti-42-two-documents.xml")), RimLimits.DEFAULT);
        List<RegistryObject> entries = request.objects().stream().filter(o -> ObjectKind.of(o).equals(java.util.Optional.of(ObjectKind.DOCUMENT_ENTRY))).toList();
        assertEquals(2, entries.size());
        RegistryObject entry = entries.get(0);
        assertEquals("Document01", entry.id());
        assertEquals(List.of("Physical"), Attribute.DE_TITLE.values(entry));
        assertEquals("text/xml", Attribute.DE_MIME_TYPE.value(entry).orElseThrow());
        assertTrue(Cx.parse(Attribute.DE_PATIENT_ID.value(entry).orElseThrow()).isPresent());
        assertEquals(5, Attribute.DE_SOURCE_PATIENT_INFO.values(entry).size());
        assertEquals("^Smitty^Gerald^^^", Author.of(entry.classifications(Attribute.DE_AUTHOR.scheme()).get(0)).person().orElseThrow());
        assertEquals("2.16.840.1.113883.6.1", Attribute.DE_CLASS_CODE.codes(entry).get(0).codingScheme());
        assertEquals(1, request.objects().stream().filter(o -> ObjectKind.of(o).equals(java.util.Optional.of(ObjectKind.SUBMISSION_SET))).count());
        assertEquals(2, request.objects().stream().flatMap(o -> Attribute.AS_TYPE.value(o).stream())
                .filter(AssociationType.HAS_MEMBER.urn()::equals).count());
    }

    @Test
    void keepsExtraMetadata() throws Exception {
        SubmitObjectsRequest request = SubmitObjectsMessage.read(Golden.reader(Golden.bytes("iti-42-extra-metadata.xml")), RimLimits.DEFAULT);
        assertTrue(request.objects().stream().anyMatch(o -> !o.slotValues("urn:nist:extraDESlot").isEmpty()));
        assertSame(request);
    }

    @Test
    void writesASubmissionAsItWasRead() throws Exception {
        assertSame(SubmitObjectsMessage.read(Golden.reader(Golden.bytes("iti-42-two-documents.xml")), RimLimits.DEFAULT));
    }

    /** Ids that were not given are made when it is written, so the second writing is compared with the first. */
    private static void assertSame(SubmitObjectsRequest request) throws Exception {
        byte[] first = Golden.written(xml -> SubmitObjectsMessage.write(request, xml));
        SubmitObjectsRequest again = SubmitObjectsMessage.read(Golden.reader(first), RimLimits.DEFAULT);
        assertEquals(request.objects().size(), again.objects().size());
        for (int i = 0; i < request.objects().size(); i++) {
            RegistryObject before = request.objects().get(i);
            RegistryObject after = again.objects().get(i);
            assertEquals(before.attributes(), after.attributes());
            assertEquals(before.slots(), after.slots());
            assertEquals(before.names(), after.names());
            assertEquals(before.descriptions(), after.descriptions());
            assertEquals(before.classifications().stream().map(c -> c.withIds("", "")).toList(),
                    after.classifications().stream().map(c -> c.withIds("", "")).toList());
            assertEquals(before.externalIdentifiers().stream().map(e -> e.withIds("", "")).toList(),
                    after.externalIdentifiers().stream().map(e -> e.withIds("", "")).toList());
        }
    }

    @Test
    void readsAndWritesAStoredQuery() throws Exception {
        AdhocQueryRequest request = AdhocQueryMessage.readRequest(Golden.reader(Golden.bytes("iti-18-get-documents.xml")), RimLimits.DEFAULT);
        assertEquals("urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4", request.queryId());
        assertEquals(AdhocQueryRequest.ReturnType.LEAF_CLASS, request.returnType());
        assertEquals("$XDSDocumentEntryEntryUUID", request.parameters().get(0).name());
        byte[] written = Golden.written(xml -> AdhocQueryMessage.writeRequest(request, xml));
        assertEquals(request, AdhocQueryMessage.readRequest(Golden.reader(written), RimLimits.DEFAULT));
    }

    @Test
    void readsTheDocumentsOfASubmission() throws Exception {
        try (InboundDocuments inbound = new InboundDocuments(id -> new java.io.ByteArrayInputStream(id.getBytes()))) {
            ProvideAndRegisterDocumentSetRequest request = ProvideAndRegisterMessage.read(
                    Golden.reader(Golden.bytes("iti-41-two-documents.xml")), RimLimits.DEFAULT, inbound);
            assertEquals(2, request.documents().size());
            assertTrue(new String(request.documents().get(1).content().open().readAllBytes()).endsWith("@runner"));
            assertFalse(request.submission().objects().isEmpty());
        }
    }

    @Test
    void readsAndWritesRetrieveRequests() throws Exception {
        var documents = RetrieveDocumentSetMessage.readRequest(Golden.reader(Golden.bytes("iti-43-request.xml")));
        assertEquals("1.19.6.24.109.42.1", documents.documents().get(0).repositoryUniqueId());
        assertEquals(documents, RetrieveDocumentSetMessage.readRequest(Golden.reader(
                Golden.written(xml -> RetrieveDocumentSetMessage.writeRequest(documents, xml)))));

        RetrieveImagingDocumentSetRequest images = RetrieveImagingDocumentSetMessage.read(Golden.reader(Golden.bytes("rad-69-request.xml")));
        assertEquals(2, images.studies().get(0).series().get(0).documents().size());
        assertEquals(List.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2"), images.transferSyntaxUids());
        assertEquals(images, RetrieveImagingDocumentSetMessage.read(Golden.reader(
                Golden.written(xml -> RetrieveImagingDocumentSetMessage.write(images, xml)))));
    }
}
