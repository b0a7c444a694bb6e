package org.affinitydomain.tools.bench.registry;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.server.Folders;
import org.affinitydomain.tools.server.Installation;

/** A registry with a stock in it. It is loaded once and kept; what a benchmark registers on top of it is removed again. */
public final class Stock implements Closeable {

    /** Is there when the stock is whole; says what it took on disk then, because registrations leave free space behind. */
    private static final String LOADED = "loaded";
    private static final String SCRATCH = "scratch";

    private final StockPlan plan;
    private final Path folder;
    private final BenchInstallation installation;
    private final ManifestEntries entries;

    private Stock(StockPlan plan, Path folder, BenchInstallation installation) {
        this.plan = plan;
        this.folder = folder;
        this.installation = installation;
        this.entries = new ManifestEntries(installation.endpoints().domain(), plan);
    }

    /**
     * Opens the stock of a size, and loads it when it is not there or not whole.
     *
     * @param folder   in which stocks are kept, one for each size
     * @param settings of the server, {@code key=value}
     */
    public static Stock open(Installation build, Path folder, StockPlan plan, List<String> settings, PrintStream out)
            throws IOException, InterruptedException {
        Path own = folder.resolve("stock-" + plan.entries());
        Path whole = own.resolve(LOADED);
        out.printf("Starting a server on a PostgreSQL of its own in %s ...%n", own);
        Stock stock = new Stock(plan, own, BenchInstallation.start(build, own, settings));
        try {
            if (Files.exists(whole)) {
                out.printf("The stock of %,d entries is there already; delete %s to load it anew.%n", plan.entries(), own);
                stock.removeRegistrations();
            } else {
                stock.load(out);
                StockSize.of(stock.installation.postgres(), plan.entries()).store(whole);
            }
            return stock;
        } catch (SQLException e) {
            stock.close();
            throw new CommandFailure("the stock in " + own + " cannot be used: " + e.getMessage());
        } catch (IOException | InterruptedException | RuntimeException e) {
            stock.close();
            throw e;
        }
    }

    private void load(PrintStream out) throws SQLException, InterruptedException {
        out.printf("Loading %,d entries of %,d patients ...%n", plan.entries(), plan.patients());
        LoadProgress progress = new LoadProgress(plan.entries(), out);
        new StockLoader(installation.postgres(), plan, entries).load(progress::loaded);
        progress.done();
    }

    /** Removes what was registered after the stock was loaded. */
    public void removeRegistrations() throws SQLException {
        try (Connection connection = installation.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM registry_object WHERE id > " + StockLoader.lastKey(plan));
            statement.execute("VACUUM (ANALYZE) registry_object");
            statement.execute("CHECKPOINT");
        }
    }

    /** An empty folder beside the repository's documents, for the time of a benchmark; {@link #removeDocuments} removes it. */
    public Path scratch() throws IOException {
        Path scratch = folder.resolve(SCRATCH);
        Folders.delete(scratch);
        return Files.createDirectories(scratch);
    }

    /** Removes the repository's documents and what is in {@link #scratch}. */
    public void removeDocuments() throws SQLException, IOException {
        try (Connection connection = installation.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM repository_document");
        }
        Folders.delete(installation.documents());
        Folders.delete(folder.resolve(SCRATCH));
    }

    /** What it took on disk when it had been loaded. */
    StockSize size() throws IOException {
        return StockSize.read(folder.resolve(LOADED), plan.entries());
    }

    /** How many entries of whom. */
    public StockPlan plan() {
        return plan;
    }

    /** What the entries are. */
    public ManifestEntries entries() {
        return entries;
    }

    /** The server and the database. */
    public BenchInstallation installation() {
        return installation;
    }

    @Override
    public void close() throws IOException {
        installation.close();
    }
}
