package org.affinitydomain.repository;

import static org.affinitydomain.repository.TestRepository.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What ITI-41 accepts, adds and refuses (ITI TF-2 3.41.4.1.3). */
@ParameterizedClass
@EnumSource(Setup.class)
class ProvideAndRegisterTest {

    @Parameter
    Setup setup;
    @TempDir
    Path folder;
    private TestRepository repository;

    @BeforeEach
    void open() throws SQLException, IOException {
        repository = new TestRepository(setup, folder);
    }

    @Test
    void addsRepositorySizeAndHashAndReturnsWhatCame() throws IOException {
        assertTrue(repository.provide(Submissions.of("1.2.3", "a document")).isSuccess());

        RegistryObject entry = repository.registry.entries().get(0);
        assertEquals(List.of(TestRepository.REPOSITORY), Attribute.DE_REPOSITORY_UNIQUE_ID.values(entry));
        assertEquals(List.of("10"), Attribute.DE_SIZE.values(entry));
        assertEquals(List.of(Submissions.sha1("a document")), Attribute.DE_HASH.values(entry));
        assertEquals(List.of("en-us"), Attribute.DE_LANGUAGE_CODE.values(entry));
        var answer = repository.retrieve(TestRepository.REPOSITORY, "1.2.3");
        assertTrue(answer.response().isSuccess());
        assertEquals("text/goofy", answer.documents().get(0).mimeType());
        assertEquals("a document", TestRepository.text(answer));
    }

    @Test
    void severalDocumentsOfOneSubmission() throws IOException, SQLException {
        var request = new Submissions().entry(Submissions.entry("A", "1.1").build()).entry(Submissions.entry("B", "1.2").build())
                .document("B", "second").document("A", "first").build();
        assertTrue(repository.provide(request).isSuccess());
        assertEquals("first", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.1")));
        assertEquals("second", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2")));
        assertEquals(2, repository.files().size());
        assertEquals(2, repository.rows());
    }

    @Test
    void submissionWithoutDocumentsGoesToTheRegistryAsItIs() {
        RegistryObject association = MetadataBuilder.association("As01", AssociationType.HAS_MEMBER, "urn:uuid:a", "urn:uuid:b").build();
        repository.registry.refuse(request -> {
            assertEquals(List.of(association), request.objects());
            return java.util.Optional.of(RegistryResponse.success());
        });
        assertTrue(repository.provide(new ProvideAndRegisterDocumentSetRequest(SubmitObjectsRequest.of(List.of(association)), List.of()))
                .isSuccess());
    }

    @Test
    void emptyDocument() throws IOException {
        assertTrue(repository.provide(Submissions.of("1.2.3", "")).isSuccess());
        assertEquals("", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2.3")));
    }

    @Test
    void sizeAndHashOfTheSubmitterMustBeRight() throws IOException, SQLException {
        String hash = Submissions.sha1("text");
        assertTrue(provideWith(Attribute.DE_HASH, hash.toUpperCase(Locale.ROOT)).isSuccess());
        assertTrue(provideWith(Attribute.DE_SIZE, "4").isSuccess());
        assertRefused(provideWith(Attribute.DE_HASH, hash.substring(1) + "0"), XdsErrorCode.REPOSITORY_METADATA_ERROR, 2);
        assertRefused(provideWith(Attribute.DE_SIZE, "5"), XdsErrorCode.REPOSITORY_METADATA_ERROR, 2);
        assertEquals(hash, Attribute.DE_HASH.value(repository.registry.entries().get(0)).orElseThrow());
    }

    private RegistryResponse provideWith(Attribute attribute, String value) throws SQLException {
        return repository.provide(new Submissions().entry(Submissions.entry("D", "1.9." + repository.rows()).set(attribute, value).build())
                .document("D", "text").build());
    }

    private void assertRefused(RegistryResponse response, XdsErrorCode code, int documentsThere) throws IOException, SQLException {
        assertEquals(RegistryResponse.Status.FAILURE, response.status());
        assertEquals(List.of(code.code()), codes(response));
        assertEquals(documentsThere, repository.files().size());
        assertEquals(documentsThere, repository.rows());
    }

    @Test
    void everyEntryNeedsItsDocumentAndEveryDocumentItsEntry() throws IOException, SQLException {
        assertRefused(repository.provide(new Submissions().entry(Submissions.entry("A", "1.1").build()).build()),
                XdsErrorCode.MISSING_DOCUMENT, 0);
        assertRefused(repository.provide(new Submissions().document("A", "text").build()), XdsErrorCode.MISSING_DOCUMENT_METADATA, 0);
        RegistryResponse both = repository.provide(new Submissions().entry(Submissions.entry("A", "1.1").build()).document("B", "text").build());
        assertEquals(List.of("XDSMissingDocumentMetadata", "XDSMissingDocument"), codes(both));
        assertTrue(both.errors().get(1).codeContext().contains("A"));
        assertEquals(0, repository.registry.entries().size());
    }

    @Test
    void documentThatIsNotInTheMessage() throws IOException, SQLException {
        var request = new Submissions().entry(Submissions.entry("A", "1.1").build()).document("A", () -> {
            throw new IOException("no MIME part");
        }).build();
        assertRefused(repository.provide(request), XdsErrorCode.MISSING_DOCUMENT, 0);
    }

    @Test
    void uniqueIdMustBeThereOnceAndOnlyInOneEntry() throws IOException, SQLException {
        var twice = new Submissions().entry(Submissions.entry("A", "1.1").build()).entry(Submissions.entry("B", "1.1").build())
                .document("A", "x").document("B", "x").build();
        assertRefused(repository.provide(twice), XdsErrorCode.REPOSITORY_DUPLICATE_UNIQUE_ID_IN_MESSAGE, 0);
        var none = new Submissions().entry(MetadataBuilder.documentEntry("A").set(Attribute.DE_MIME_TYPE, "text/plain").build())
                .document("A", "x").build();
        assertRefused(repository.provide(none), XdsErrorCode.REPOSITORY_METADATA_ERROR, 0);
        assertRefused(repository.provide(Submissions.of("1." + "2".repeat(300), "x")), XdsErrorCode.REPOSITORY_METADATA_ERROR, 0);
    }

    @Test
    void twoEntriesOrDocumentsOfOneId() throws IOException, SQLException {
        var entries = new Submissions().entry(Submissions.entry("A", "1.1").build()).entry(Submissions.entry("A", "1.2").build())
                .document("A", "x").build();
        assertRefused(repository.provide(entries), XdsErrorCode.REPOSITORY_METADATA_ERROR, 0);
        var documents = new Submissions().entry(Submissions.entry("A", "1.1").build()).document("A", "x").document("A", "y").build();
        assertRefused(repository.provide(documents), XdsErrorCode.MISSING_DOCUMENT_METADATA, 0);
    }

    @Test
    void mimeTypeMustBeThereAndOnDemandEntriesAreNotProvided() throws IOException, SQLException {
        var noType = new Submissions().entry(MetadataBuilder.documentEntry("A").set(Attribute.DE_UNIQUE_ID, "1.1").build())
                .document("A", "x").build();
        assertRefused(repository.provide(noType), XdsErrorCode.REPOSITORY_METADATA_ERROR, 0);
        var onDemand = new Submissions().entry(Submissions.entry("A", "1.1").set(Attribute.DE_OBJECT_TYPE, ObjectKind.ON_DEMAND).build())
                .document("A", "x").build();
        assertRefused(repository.provide(onDemand), XdsErrorCode.REPOSITORY_METADATA_ERROR, 0);
    }

    @Test
    void wrongMetadataIsRefusedBeforeAnyDocumentIsTaken() throws IOException, SQLException {
        repository.metadataErrors = List.of(XdsErrorCode.REPOSITORY_METADATA_ERROR.in("typeCode is missing"));
        var request = new Submissions().entry(Submissions.entry("A", "1.1").build()).document("A", () -> {
            throw new AssertionError("the document is read");
        }).build();
        assertRefused(repository.provide(request), XdsErrorCode.REPOSITORY_METADATA_ERROR, 0);
        assertEquals(0, repository.registry.entries().size());
    }

    @Test
    void resubmissionWithTheSameContentIsAcceptedAndStoredOnce() throws IOException, SQLException {
        assertTrue(repository.provide(Submissions.of("1.2.3", "text")).isSuccess());
        assertTrue(repository.provide(Submissions.of("1.2.3", "text")).isSuccess());
        assertEquals(1, repository.files().size());
        assertEquals(1, repository.rows());
    }

    @Test
    void resubmissionWithOtherContentIsRefusedAndTheFirstStays() throws IOException, SQLException {
        assertTrue(repository.provide(Submissions.of("1.2.3", "text")).isSuccess());
        assertRefused(repository.provide(Submissions.of("1.2.3", "other")), XdsErrorCode.NON_IDENTICAL_HASH, 1);
        assertEquals("text", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2.3")));
        assertEquals(1, repository.registry.entries().size());
    }

    @Test
    void refusedResubmissionDoesNotTakeTheFirstAway() throws IOException {
        assertTrue(repository.provide(Submissions.of("1.2.3", "text")).isSuccess());
        repository.registry.refuseWith(XdsErrorCode.UNKNOWN_PATIENT_ID);
        assertEquals(List.of("XDSUnknownPatientId"), codes(repository.provide(Submissions.of("1.2.3", "text"))));
        assertEquals("text", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2.3")));
    }

    @Test
    void registrysErrorsAreTheAnswerAndNothingStays() throws IOException, SQLException {
        repository.registry.refuseWith(XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH);
        assertRefused(repository.provide(Submissions.of("1.2.3", "text")), XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH, 0);
        repository.registry.refuse(request -> java.util.Optional.empty());
        assertTrue(repository.provide(Submissions.of("1.2.3", "other text")).isSuccess());
    }

    @Test
    void registrysWarningsReachTheSource() {
        repository.registry.refuse(request -> java.util.Optional.of(
                RegistryResponse.success(List.of(XdsErrorCode.EXTRA_METADATA_NOT_SAVED.warning("slot")))));
        RegistryResponse response = repository.provide(Submissions.of("1.2.3", "text"));
        assertTrue(response.isSuccess());
        assertEquals(List.of("XDSExtraMetadataNotSaved"), codes(response));
        assertTrue(repository.retrieve(TestRepository.REPOSITORY, "1.2.3").response().isSuccess());
    }
}
