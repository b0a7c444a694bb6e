package org.affinitydomain.registry.verify;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.affinitydomain.platform.DatabaseKind;
import org.affinitydomain.registry.FaultyDatabase;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.SampleUpdate;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every document of a repository is told, once, on every database; each test has a repository of its own. */
@ParameterizedClass
@EnumSource
class RegisteredDocumentsTest {

    private final TestRegistry test;
    private final RegisteredDocuments documents;
    private final String patient;
    private final String repository = uniqueId();

    RegisteredDocumentsTest(TestRegistry test) {
        this.test = test;
        this.documents = test.service().documents();
        this.patient = test.patient();
    }

    private static void accept(RegistryResponse response) {
        assertTrue(response.isSuccess(), () -> response.errors().toString());
    }

    private MetadataBuilder here(MetadataBuilder entry) {
        return entry.set(Attribute.DE_REPOSITORY_UNIQUE_ID, repository);
    }

    private List<RegisteredDocument> told() throws IOException, SQLException {
        List<RegisteredDocument> told = new ArrayList<>();
        OptionalLong count = documents.sendTo(repository, told::add);
        assertEquals(OptionalLong.of(told.size()), count);
        return told;
    }

    @Test
    void allPagesAreWalkedThrough() throws Exception {
        TreeSet<String> submitted = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            SampleSubmission submission = SampleSubmission.of(patient);
            for (int j = 0; j < 50; j++) {
                String uniqueId = uniqueId();
                submitted.add(uniqueId);
                submission.document("here" + j, uniqueId, this::here).document("elsewhere" + j, uniqueId());
            }
            accept(test.service().registerDocumentSet(submission.request()));
        }
        List<RegisteredDocument> told = told();
        assertEquals(submitted.size(), told.size());
        told.forEach(document -> assertEquals(new RegisteredDocument(document.uniqueId(), Optional.of("7"), Optional.of(SampleSubmission.HASH)), document));
        assertEquals(submitted, new TreeSet<>(told.stream().map(RegisteredDocument::uniqueId).toList()));
    }

    @Test
    void entriesOfEveryStatusAndVersionStandForOneDocument() throws Exception {
        String replaced = uniqueId();
        accept(test.service().registerDocumentSet(SampleSubmission.of(patient).document("d", replaced, this::here).request()));
        RegistryObject entry = new Queries(test.service()).document(replaced);
        String replacement = uniqueId();
        accept(test.service().registerDocumentSet(SampleSubmission.of(patient).document("n", replacement, this::here)
                .relation(AssociationType.RPLC, "n", entry.id()).request()));
        RegistryObject other = new Queries(test.service()).document(replacement);
        accept(test.service().updateDocumentSet(SampleUpdate.of(patient).version("v", other, "1", v -> v.set(Attribute.DE_TITLE, "corrected")).request()));
        accept(test.service().registerDocumentSet(SampleSubmission.of(test.patient()).document("again", replacement, this::here).request()));
        assertEquals(List.of(replaced, replacement), told().stream().map(RegisteredDocument::uniqueId).toList());
    }

    @Test
    void entryAfterOneOfAnotherRepositoryIsTold() throws Exception {
        String uniqueId = uniqueId();
        accept(test.service().registerDocumentSet(SampleSubmission.of(patient).document("d", uniqueId).request()));
        accept(test.service().registerDocumentSet(SampleSubmission.of(patient).document("d", uniqueId, this::here).request()));
        assertEquals(List.of(uniqueId), told().stream().map(RegisteredDocument::uniqueId).toList());
    }

    @Test
    void onDemandEntriesAreNone() throws Exception {
        RegistryObject stable = SampleSubmission.of(patient).document("d", uniqueId(), this::here).request().objects().get(1);
        RegistryObject entry = stable.withAttribute("objectType", ObjectKind.ON_DEMAND)
                .withSlot("creationTime", List.of()).withSlot("size", List.of()).withSlot("hash", List.of());
        accept(test.service().registerOnDemandDocumentEntry(SampleSubmission.of(patient).with(entry)
                .with(MetadataBuilder.originalMember("link", "ss", "d")).request()));
        assertEquals(List.of(), told());
    }

    @Test
    void slowReceiverHoldsNoConnectionAndADatabaseThatFailsEndsTheWalk() throws Exception {
        SampleSubmission submission = SampleSubmission.of(patient);
        for (int i = 0; i < 150; i++) {
            submission.document("d" + i, uniqueId(), this::here);
        }
        accept(test.service().registerDocumentSet(submission.request()));
        FaultyDatabase database = new FaultyDatabase(test.dataSource());
        try (RegistryStore store = new RegistryStore(database.dataSource(), DatabaseKind.of(test.dataSource()))) {
            RegisteredDocuments walk = new RegisteredDocuments(store);
            assertEquals(OptionalLong.of(150), walk.sendTo(repository, document -> assertEquals(0, database.openConnections())));
            assertThrows(SQLException.class, () -> walk.sendTo(repository, document -> database.failAt("SELECT id, unique_key")));
            database.heal();
            assertEquals(OptionalLong.of(150), walk.sendTo(repository, document -> { }), "the next one gets its turn");
        }
    }

    @Test
    void oneAtATimeAndAReceiverThatFailsEndsTheWalk() throws Exception {
        accept(test.service().registerDocumentSet(SampleSubmission.of(patient).document("d", uniqueId(), this::here).request()));
        List<OptionalLong> second = new ArrayList<>();
        IOException thrown = assertThrows(IOException.class, () -> documents.sendTo(repository, document -> {
            second.add(again());
            throw new IOException("the client went away");
        }));
        assertEquals("the client went away", thrown.getMessage());
        assertEquals(List.of(OptionalLong.empty()), second, "one at a time");
        assertEquals(1, told().size(), "the next one gets its turn");
    }

    private OptionalLong again() {
        try {
            return documents.sendTo(repository, document -> { });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
