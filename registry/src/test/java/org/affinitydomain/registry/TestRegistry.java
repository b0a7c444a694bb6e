package org.affinitydomain.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;
import org.affinitydomain.platform.AffinityDomainProvider;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.registry.query.QueryLimits;
import org.h2.jdbcx.JdbcConnectionPool;

/** A registry over each kind of database that is supported. Tests share it, each with patients of its own. */
public enum TestRegistry {
    H2 {
        @Override
        DataSource database() {
            JdbcConnectionPool pool = JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
            pool.setMaxConnections(64);
            return pool;
        }
    },
    POSTGRESQL {
        @Override
        DataSource database() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server.getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /** Objects that one query may return whole, small enough for a test to exceed it. */
    public static final QueryLimits LIMITS = new QueryLimits(50, 500);
    public static final AffinityDomain DOMAIN = AffinityDomainProvider.load(new Settings(key -> Optional.empty()));
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private Optional<DataSource> dataSource = Optional.empty();
    private Optional<RegistryService> service = Optional.empty();

    abstract DataSource database();

    /** Its database. */
    public synchronized DataSource dataSource() {
        dataSource = Optional.of(dataSource.orElseGet(this::database));
        return dataSource.get();
    }

    /** The registry. */
    public synchronized RegistryService service() {
        service = Optional.of(service.orElseGet(() -> RegistryService.open(dataSource(), DOMAIN, LIMITS, Clock.systemUTC())));
        return service.get();
    }

    /** A number that no other test has. */
    public static long number() {
        return COUNT.incrementAndGet();
    }

    /** A patient that a feed has made known. */
    public String patient() {
        PatientIdentifier id = new PatientIdentifier("T" + number(), DOMAIN.primaryAuthority().oid());
        service().patients().patientRegistered(new PatientIdentity(List.of(id), new Demographics(
                PersonName.UNKNOWN, Optional.empty(), AdministrativeSex.UNKNOWN, PostalAddress.UNKNOWN)));
        return id.toCx();
    }

    /** Merges a patient into another one, as a feed would have it told. */
    public void merge(String subsumed, String surviving) {
        service().patients().identifiersMerged(List.of(mergeOf(subsumed, surviving)));
    }

    /** The merge of a patient id into another one. */
    public static IdentifierMerge mergeOf(String subsumed, String surviving) {
        return new IdentifierMerge(identifier(subsumed), identifier(surviving));
    }

    private static PatientIdentifier identifier(String cx) {
        return new PatientIdentifier(cx.substring(0, cx.indexOf('^')), DOMAIN.primaryAuthority().oid());
    }

    /** How many rows each table of the registry has. */
    public Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
            for (String table : List.of("registry_object", "registry_patient", "registry_code")) {
                try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
