package org.affinitydomain.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The SQL scripts of one module, listed in {@code db/<module>/index}: one path a line, such as
 * {@code common/V1__patients.sql}. An index is needed because a class path inside an application server cannot be
 * listed reliably. Where it can be listed, as in a build, a script that the index lacks is refused.
 */
final class MigrationScripts implements ResourceProvider {
    private static final String COMMON = "common/";
    private final ClassLoader loader;
    private final String root;
    private final List<String> scripts;

    MigrationScripts(String module, ClassLoader loader, DatabaseKind kind) {
        this.loader = loader;
        this.root = "db/" + module + "/";
        List<String> index = readIndex();
        refuseForgotten(index);
        this.scripts = index.stream().filter(s -> s.startsWith(COMMON) || s.startsWith(kind.folder() + "/")).toList();
    }

    @Override
    public LoadableResource getResource(String name) {
        // The interface of Flyway asks for null where there is no such script.
        return scripts.stream().filter(name::equals).findFirst().map(Script::new).orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream().<LoadableResource>map(Script::new)
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }

    private List<String> readIndex() {
        try (BufferedReader lines = new BufferedReader(open("index"))) {
            return lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseForgotten(List<String> index) {
        for (Path folder : folder().stream().toList()) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(path -> path.endsWith(".sql") && !index.contains(path)).findFirst().ifPresent(path -> {
                            throw new IllegalStateException("AFF0503 " + root + path + " is not in " + root + "index: add the line " + path);
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<Path> folder() {
        URL index = loader.getResource(root + "index");
        try {
            return index.getProtocol().equals("file") ? Optional.of(Path.of(index.toURI()).getParent()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Reader open(String path) {
        InputStream in = loader.getResourceAsStream(root + path);
        if (in == null) {
            throw new IllegalStateException("AFF0504 " + root + path + " is not on the class path of its module: "
                    + "the module is not packaged completely");
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private final class Script extends LoadableResource {
        private final String path;

        Script(String path) {
            this.path = path;
        }

        @Override
        public Reader read() {
            return open(path);
        }

        @Override
        public String getAbsolutePath() {
            return root + path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
