package org.affinitydomain.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.affinitydomain.repository.index.DiscardedContents;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.ondemand.OnDemandDocumentSource;
import org.affinitydomain.repository.ondemand.OnDemandProviders;
import org.affinitydomain.repository.provide.ProvideAndRegister;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.removal.RemoveDocuments;
import org.affinitydomain.repository.retrieve.RetrieveDocumentSet;
import org.affinitydomain.repository.retrieve.StoredDocuments;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StorageItem;
import org.affinitydomain.repository.storage.StorageLimits;
import org.affinitydomain.repository.storage.StorageWalk;
import org.affinitydomain.repository.storage.StoredContent;
import org.affinitydomain.repository.storage.TestFolder;
import org.affinitydomain.repository.storage.TestStorage;
import org.affinitydomain.repository.sweep.Sweep;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;

/** A repository over a real folder and a real database, with a registry that tests can break. */
public final class TestRepository {

    public static final String REPOSITORY = "1.2.3.4.5.100";
    public static final Duration AGE = Duration.ofHours(1);

    public final FakeRegistry registry = new FakeRegistry();
    public final Path folder;
    public final DataSource dataSource;
    public final DocumentIndex index;
    public final DiscardedContents discarded;
    public final TestStorage store;
    public final DocumentStorage storage;
    public List<RegistryError> metadataErrors = List.of();
    public final OnDemandDocumentSource onDemand;
    private static final StorageLimits NO_LIMITS = new StorageLimits(1L << 40, 0);
    private final AdjustableClock clock = new AdjustableClock();

    public TestRepository(Database database, Path folder) throws SQLException, IOException {
        this(database, folder, new TestFolder(folder), NO_LIMITS);
    }

    public TestRepository(Setup setup, Path folder) throws SQLException, IOException {
        this(setup.database(), folder, setup.storage(folder), NO_LIMITS);
    }

    public TestRepository(Database database, Path folder, TestStorage store, StorageLimits limits) throws SQLException, IOException {
        this(database, folder, store, store.open("node", limits));
    }

    /** @param storage the one to use instead of the one that {@code store} opens */
    public TestRepository(Database database, Path folder, TestStorage store, DocumentStorage storage) throws SQLException {
        this(database, folder, store, storage, OnDemandProviders.none());
    }

    /** A repository with On-Demand documents. */
    public static TestRepository making(Database database, Path folder, OnDemandProviders providers) throws SQLException, IOException {
        TestStorage store = new TestFolder(folder);
        return new TestRepository(database, folder, store, store.open("node", NO_LIMITS), providers);
    }

    private TestRepository(Database database, Path folder, TestStorage store, DocumentStorage storage, OnDemandProviders providers)
            throws SQLException {
        this.folder = folder;
        this.dataSource = database.empty();
        this.onDemand = new OnDemandDocumentSource(REPOSITORY, dataSource, providers, registry, new RegistrationEnquiry(registry, REPOSITORY), clock);
        this.index = new DocumentIndex(dataSource, onDemand.index());
        this.discarded = new DiscardedContents(dataSource);
        this.store = store;
        this.storage = storage;
    }

    public RegistryResponse provide(ProvideAndRegisterDocumentSetRequest request) {
        return provide(request, Duration.ofSeconds(20));
    }

    public RegistryResponse provide(ProvideAndRegisterDocumentSetRequest request, Duration patience) {
        return new ProvideAndRegister(REPOSITORY, metadata -> metadataErrors, storage, index, discarded, registry, patience, clock).provideAndRegister(request);
    }

    public RetrieveDocumentSetResponse retrieve(String repository, String... uniqueIds) {
        StoredDocuments stored = new StoredDocuments(storage, index, new RegistrationEnquiry(registry, REPOSITORY));
        RetrieveDocumentSet service = new RetrieveDocumentSet(REPOSITORY, List.of(stored, onDemand.documents(stored)));
        return service.retrieve(request(repository, uniqueIds));
    }

    private static RetrieveDocumentSetRequest request(String repository, String... uniqueIds) {
        return new RetrieveDocumentSetRequest(Stream.of(uniqueIds)
                .map(id -> new RetrieveDocumentSetRequest.DocumentRequest(Optional.empty(), repository, id)).toList());
    }

    /** Removes documents by ITI-86. */
    public RegistryResponse remove(String repository, String... uniqueIds) {
        return new RemoveDocuments(REPOSITORY, storage, index).remove(request(repository, uniqueIds));
    }

    public Sweep sweep() {
        return new Sweep(storage, index, discarded, new RegistrationEnquiry(registry, REPOSITORY), AGE, clock);
    }

    public void passTime(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** The content of the only document of an answer. */
    public static String text(RetrieveDocumentSetResponse response) throws IOException {
        try (InputStream in = response.documents().get(0).content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static List<String> codes(RegistryResponse response) {
        return response.errors().stream().map(RegistryError::errorCode).toList();
    }

    /** Everything that the storage holds, what is published and what is being received. */
    public List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        StorageWalk walk = storage.walk();
        for (Optional<StorageItem> item = walk.next(); item.isPresent(); item = walk.next()) {
            names.add(item.get().toString());
        }
        Path incoming = folder.resolve("incoming");
        if (Files.isDirectory(incoming)) {
            try (Stream<Path> all = Files.walk(incoming)) {
                all.filter(Files::isRegularFile).forEach(file -> names.add(file.toString()));
            }
        }
        return names;
    }

    /** The content of a document, as the index knows it. */
    public StoredContent content(String uniqueId) throws SQLException {
        return index.find(uniqueId).orElseThrow().content();
    }

    public int rows() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT count(*) FROM repository_document")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static final class AdjustableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
