package org.affinitydomain.platform;

import java.sql.SQLException;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The installation's database: finding it, and bringing a module's tables to the newest version.
 *
 * <p>Every module owns its tables and its own history table {@code flyway_<module>}, so that modules of one database
 * are migrated independently, and in any order. Applications of one server take turns here, because a data definition
 * ends H2's lock on the history; several servers on one PostgreSQL take turns by Flyway's advisory lock.
 */
public final class Databases {
    /** JNDI name of the data source when {@code affinity.datasource} does not say otherwise. */
    public static final String DEFAULT_DATA_SOURCE = "java:jboss/datasources/AffinityDS";
    private static final System.Logger LOG = System.getLogger(Databases.class.getName());

    private Databases() {
    }

    /**
     * The container's data source, named by {@code affinity.datasource}.
     *
     * @throws SettingsException when there is none of that name
     */
    public static DataSource find(Settings settings) {
        String name = settings.text("affinity.datasource").orElse(DEFAULT_DATA_SOURCE);
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new SettingsException("AFF0505", "there is no data source " + name,
                    "add it to the server, or name another one in affinity.datasource", e);
        }
    }

    /**
     * Runs the scripts of {@code db/<module>/common} and of the database's own folder ({@code h2}, {@code postgresql})
     * that have not run yet, as listed in {@code db/<module>/index}.
     *
     * @param dataSource where to
     * @param module     for example {@code registry}
     * @param loader     the class loader that sees the module's scripts
     * @return what the database is
     * @throws SettingsException when the database cannot be reached or a script fails; nothing of the failed script stays on PostgreSQL
     */
    public static synchronized DatabaseKind migrate(DataSource dataSource, String module, ClassLoader loader) {
        try {
            DatabaseKind kind = DatabaseKind.of(dataSource);
            MigrateResult result = flyway(dataSource, module, loader, kind).migrate();
            if (result.migrationsExecuted > 0) {
                LOG.log(System.Logger.Level.INFO, "AFF0506 Tables of {0} brought to version {1} on {2}.",
                        module, result.targetSchemaVersion, kind);
            }
            return kind;
        } catch (SQLException e) {
            throw new SettingsException("AFF0507", "the database of " + module + " cannot be reached (" + e.getMessage() + ")",
                    "check that it runs, and the data source's address, user and password", e);
        } catch (FlywayException e) {
            throw new SettingsException("AFF0508", "the tables of " + module + " cannot be brought up to date (" + e.getMessage() + ")",
                    "do not change them by hand; restore them, or ask for help with this message", e);
        }
    }

    private static Flyway flyway(DataSource dataSource, String module, ClassLoader loader, DatabaseKind kind) {
        return new FluentConfiguration(Flyway.class.getClassLoader())
                .dataSource(dataSource)
                .table("flyway_" + module.replace('-', '_'))
                // Another module's tables are no reason to refuse: this module then begins at version 0.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .resourceProvider(new MigrationScripts(module, loader, kind))
                .javaMigrationClassProvider(List::of)
                .placeholderReplacement(false)
                .load();
    }
}
