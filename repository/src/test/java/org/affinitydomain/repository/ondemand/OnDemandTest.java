package org.affinitydomain.repository.ondemand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.Database;
import org.affinitydomain.repository.FakeRegistry.Fault;
import org.affinitydomain.repository.Manifests;
import org.affinitydomain.repository.TestRepository;
import org.affinitydomain.repository.summary.StudySummaryFactory;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On-Demand entries follow the manifests that they are about, whatever fails in between; their documents are made when asked for. */
class OnDemandTest {

    private static final String NAME = new StudySummaryFactory().name();

    @TempDir
    Path folder;

    private TestRepository repository(Database database, String... active) throws Exception {
        return TestRepository.making(database, folder, providers(active));
    }

    private static OnDemandProviders providers(String... active) {
        return OnDemandProviders.load(new Settings(key -> key.equals(OnDemandProviders.SETTING)
                ? Optional.of(String.join(", ", active)) : Optional.empty()), OnDemandTest.class.getClassLoader());
    }

    private static String onlyId(TestRepository repository) {
        assertEquals(1, repository.registry.onDemand().size());
        return Attribute.DE_UNIQUE_ID.value(repository.registry.onDemand().get(0).objects().get(0)).orElseThrow();
    }

    private static String provided(TestRepository repository, String uniqueId) throws Exception {
        assertTrue(repository.provide(ManifestSubmissions.of(uniqueId, Manifests.file(uniqueId))).isSuccess());
        assertEquals(1, repository.onDemand.registrar().run());
        List<RegistryObject> entries = repository.registry.onDemand().get(repository.registry.onDemand().size() - 1).objects();
        return Attribute.DE_UNIQUE_ID.value(entries.get(0)).orElseThrow();
    }

    private static NewIds newIds(RetrieveDocumentSetResponse response) {
        return response.documents().get(0).newIds().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void registeredAfterItsManifestAndMadeWhenRetrieved(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        assertTrue(repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3"))).isSuccess());
        assertEquals(List.of(), repository.registry.onDemand(), "a source does not wait for it");
        assertEquals(1, repository.onDemand.registrar().run());
        assertEquals(0, repository.onDemand.registrar().run());

        RetrieveDocumentSetResponse answer = repository.retrieve(TestRepository.REPOSITORY, onlyId(repository));
        assertEquals(Status.SUCCESS, answer.response().status());
        assertEquals("text/html", answer.documents().get(0).mimeType());
        assertTrue(TestRepository.text(answer).contains("Dr. Anna Muster"));
        assertTrue(TestRepository.text(answer).contains("lang=\"fr\""), "the language of the manifest's entry");
        assertEquals(onlyId(repository), answer.documents().get(0).request().documentUniqueId());
        assertNotEquals(onlyId(repository), newIds(answer).documentUniqueId());
        assertEquals(Optional.empty(), newIds(answer).repositoryUniqueId(), "it is not kept");
        assertEquals(newIds(answer), newIds(repository.retrieve(TestRepository.REPOSITORY, onlyId(repository))), "same content, same id");
    }

    @ParameterizedTest
    @EnumSource
    void entryTellsOfItsManifest(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        provided(repository, "1.2.3");
        RegistryObject manifest = repository.registry.entries().get(0);
        List<RegistryObject> objects = repository.registry.onDemand().get(0).objects();
        RegistryObject entry = objects.get(0);
        assertEquals(Optional.of(ObjectKind.ON_DEMAND), entry.attribute("objectType"));
        for (Attribute shared : List.of(Attribute.DE_PATIENT_ID, Attribute.DE_SOURCE_PATIENT_ID, Attribute.DE_LANGUAGE_CODE,
                Attribute.DE_SERVICE_START_TIME, Attribute.DE_REFERENCE_ID_LIST, Attribute.DE_CONFIDENTIALITY_CODE, Attribute.DE_CLASS_CODE)) {
            assertFalse(shared.values(entry).isEmpty(), shared.label());
            assertEquals(shared.values(manifest), shared.values(entry), shared.label());
        }
        for (Attribute none : List.of(Attribute.DE_CREATION_TIME, Attribute.DE_SIZE, Attribute.DE_HASH)) {
            assertEquals(List.of(), none.values(entry), none.label());
        }
        assertEquals(List.of("urn:ihe:iti:xds:2017:mimeTypeSufficient"), Attribute.DE_FORMAT_CODE.values(entry));
        assertEquals(Optional.of("Résumé de l'examen d'imagerie: CT Thorax"), Attribute.DE_TITLE.value(entry));
        RegistryObject transformation = objects.get(3);
        assertEquals(Optional.of(AssociationType.XFRM.urn()), Attribute.AS_TYPE.value(transformation));
        assertEquals(Optional.of(entry.id()), Attribute.AS_SOURCE.value(transformation));
        assertEquals(Optional.of(manifest.id()), Attribute.AS_TARGET.value(transformation));
    }

    @ParameterizedTest
    @EnumSource
    void triedAgainUntilTheRegistryCanBeReached(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.registry.failWith(Fault.UNREACHABLE);
        assertEquals(0, repository.onDemand.registrar().run());
        repository.registry.failWith(Fault.NONE);
        assertEquals(0, repository.onDemand.registrar().run(), "not before its time");
        repository.passTime(OnDemandRegistrar.delay(0));
        assertEquals(1, repository.onDemand.registrar().run());
        assertEquals(1, repository.registry.onDemand().size());
    }

    @ParameterizedTest
    @EnumSource
    void lostAnswerRegistersNothingTwice(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.registry.failWith(Fault.ANSWER_LOST);
        assertEquals(0, repository.onDemand.registrar().run());
        repository.registry.failWith(Fault.NONE);
        // a consumer that has found it in the registry gets it at once
        assertEquals(Status.SUCCESS, repository.retrieve(TestRepository.REPOSITORY, onlyId(repository)).response().status());
        repository.passTime(Duration.ofHours(1));
        repository.onDemand.registrar().run();
        assertEquals(1, repository.registry.onDemand().size());
    }

    @ParameterizedTest
    @EnumSource
    void registrationsAtTheSameTimeRegisterOnce(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        // as several servers over one database do
        ExecutorService servers = Executors.newFixedThreadPool(8);
        List<Future<Integer>> runs = servers.invokeAll(Collections.nCopies(8, () -> repository.onDemand.registrar().run()));
        servers.shutdown();
        for (Future<Integer> run : runs) {
            run.get();
        }
        assertEquals(OnDemandState.REGISTERED, repository.onDemand.index().find(onlyId(repository)).orElseThrow().state());
    }

    @ParameterizedTest
    @EnumSource
    void followsAManifestWhoseAnswerWasLost(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.registry.failWith(Fault.ANSWER_LOST);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.registry.failWith(Fault.NONE);
        assertEquals(0, repository.onDemand.registrar().run(), "nobody knows yet whether the manifest is registered");
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        repository.sweep().run();
        assertEquals(1, repository.onDemand.registrar().run());
    }

    @ParameterizedTest
    @EnumSource
    void refusedManifestHasNone(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.registry.refuseWith(XdsErrorCode.UNKNOWN_PATIENT_ID);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.registry.refuse(request -> Optional.empty());
        assertEquals(0, repository.onDemand.registrar().run());
        assertEquals(List.of(), repository.registry.onDemand());
    }

    @ParameterizedTest
    @EnumSource
    void refusedEntryIsTriedAgainAfterARestart(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.registry.refuseWith(XdsErrorCode.REGISTRY_METADATA_ERROR);
        repository.onDemand.registrar().run();
        repository.registry.refuse(request -> Optional.empty());
        repository.passTime(Duration.ofDays(1));
        assertEquals(0, repository.onDemand.registrar().run(), "nothing was changed that would let it be taken");
        repository.onDemand.registrar().retryRefused();
        assertEquals(1, repository.onDemand.registrar().run());
    }

    @ParameterizedTest
    @EnumSource
    void replacedManifestGetsNone(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.registry.deprecate("1.2.3");
        assertEquals(0, repository.onDemand.registrar().run());
        repository.passTime(Duration.ofDays(1));
        assertEquals(0, repository.onDemand.registrar().run());
        assertEquals(List.of(), repository.registry.onDemand());
    }

    @ParameterizedTest
    @EnumSource
    void goesWithItsManifest(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        String summary = provided(repository, "1.2.3");
        assertTrue(repository.remove(TestRepository.REPOSITORY, "1.2.3").isSuccess());
        RetrieveDocumentSetResponse answer = repository.retrieve(TestRepository.REPOSITORY, summary);
        assertEquals(List.of("XDSDocumentUniqueIdError"), TestRepository.codes(answer.response()));
        assertEquals(summary, answer.response().errors().get(0).location());
    }

    @ParameterizedTest
    @EnumSource
    void partialSuccessBesideWhatIsMissing(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        String first = provided(repository, "1.2.3");
        String second = provided(repository, "1.2.4");
        repository.remove(TestRepository.REPOSITORY, "1.2.4");
        RetrieveDocumentSetResponse answer = repository.retrieve(TestRepository.REPOSITORY, "1.2.3", first, second);
        assertEquals(Status.PARTIAL_SUCCESS, answer.response().status());
        assertEquals(2, answer.documents().size());
        assertEquals(Optional.empty(), answer.documents().get(0).newIds());
    }

    @ParameterizedTest
    @EnumSource
    void documentThatIsNoManifestAfterAll(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.of("1.2.3", "no DICOM".getBytes(StandardCharsets.UTF_8)));
        repository.onDemand.registrar().run();
        assertEquals(List.of("XDSRepositoryError"),
                TestRepository.codes(repository.retrieve(TestRepository.REPOSITORY, onlyId(repository)).response()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingUnlessAsked(Database database) throws Exception {
        TestRepository repository = repository(database);
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.provide(ManifestSubmissions.text("1.2.4"));
        assertEquals(0, repository.onDemand.registrar().run());
        assertEquals(List.of(), repository.onDemand.index().due(NAME, 10));
    }

    @ParameterizedTest
    @EnumSource
    void onlyManifests(Database database) throws Exception {
        TestRepository repository = repository(database, NAME);
        repository.provide(ManifestSubmissions.text("1.2.4"));
        repository.provide(ManifestSubmissions.otherDicom("1.2.5"));
        assertEquals(0, repository.onDemand.registrar().run());
        repository.passTime(Duration.ofDays(1));
        assertEquals(List.of(), repository.onDemand.index().due(NAME, 10));
    }

    @Test
    void documentChangesWithItsProvider() throws Exception {
        OnDemandDocumentProvider changing = new ChangingProvider();
        TestRepository repository = TestRepository.making(Database.H2, folder, new OnDemandProviders(Map.of("changing", changing), Set.of("changing")));
        String uniqueId = provided(repository, "1.2.3");
        NewIds before = newIds(repository.retrieve(TestRepository.REPOSITORY, uniqueId));
        ((ChangingProvider) changing).text = "other content";
        assertNotEquals(before, newIds(repository.retrieve(TestRepository.REPOSITORY, uniqueId)));
    }

    @Test
    void unknownProviderIsRefusedAtTheStart() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> providers("study-sumary")).getMessage().startsWith("AFF2050"));
        assertEquals(List.of(NAME), providers(NAME).active());
        assertTrue(providers().find(NAME).isPresent(), "what was registered is made, active or not");
    }

    @Test
    void delayDoublesUpToAnHour() {
        assertEquals(Duration.ofSeconds(5), OnDemandRegistrar.delay(0));
        assertEquals(Duration.ofSeconds(40), OnDemandRegistrar.delay(3));
        assertEquals(Duration.ofHours(1), OnDemandRegistrar.delay(1_000));
    }

    @Test
    void nothingOfItIsStored() throws Exception {
        TestRepository repository = repository(Database.H2, NAME);
        String uniqueId = provided(repository, "1.2.3");
        int files = repository.files().size();
        TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, uniqueId));
        assertEquals(files, repository.files().size());
    }

    /** Makes what the test says. */
    private static final class ChangingProvider implements OnDemandDocumentProvider {
        private volatile String text = "content";

        @Override
        public boolean takes(String mimeType) {
            return true;
        }

        @Override
        public boolean appliesTo(RegistryObject entry) {
            return true;
        }

        @Override
        public OnDemandDescription describe(RegistryObject entry) {
            return new OnDemandDescription(Attribute.DE_CLASS_CODE.codes(entry).get(0), Attribute.DE_TYPE_CODE.codes(entry).get(0),
                    Attribute.DE_FORMAT_CODE.codes(entry).get(0), "title");
        }

        @Override
        public String mimeType() {
            return "text/plain";
        }

        @Override
        public ByteArrayInputStream make(DocumentContent source, String languageCode) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
