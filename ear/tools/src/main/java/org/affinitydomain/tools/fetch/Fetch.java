package org.affinitydomain.tools.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.Json;
import org.affinitydomain.tools.Progress;

/**
 * Brings a patient's manifests and the images they list into a folder, as DICOM files:
 * {@code STUDY/manifest-UID.dcm} and {@code STUDY/SERIES/INSTANCE.dcm}. Files that are there are not fetched again; each one
 * has another name until it is complete, so an interrupted run is simply repeated.
 */
public final class Fetch {
    private static final int BUFFER = 1 << 16;
    private final ConsumerApi api;
    private final Path folder;

    /** What a run did. */
    public record Result(int studies, int fetched, int alreadyThere, long bytes) {
    }

    private record Wanted(String link, Path file) {
    }

    /**
     * @param server the server whose consumer is asked, such as {@code http://127.0.0.1:8080}
     * @param folder where the files go; made when it is not there
     */
    public Fetch(String server, Path folder) {
        this.api = new ConsumerApi(server);
        this.folder = folder;
    }

    /**
     * Fetches everything of one patient.
     *
     * @param patient id of the patient, CX or the bare id of the domain's first authority
     */
    public Result patient(String patient) throws IOException, InterruptedException {
        int studies = 0;
        List<Wanted> wanted = new ArrayList<>();
        Optional<String> page = Optional.of(ConsumerApi.studiesOf(patient));
        while (page.isPresent()) {
            Json found = api.json(page.get());
            for (Json study : found.objects("studies")) {
                studies++;
                wanted.addAll(filesOf(study));
            }
            page = found.optional("next");
        }
        return new Transfer(wanted).run(studies);
    }

    private List<Wanted> filesOf(Json study) throws IOException, InterruptedException {
        String manifest = study.text("manifest");
        Json content = api.json(study.text("content"));
        Path place = folder.resolve(fileName(content.text("studyInstanceUid")));
        List<Wanted> files = new ArrayList<>();
        files.add(new Wanted(manifest, place.resolve("manifest-" + fileName(content.text("documentUniqueId")) + ".dcm")));
        for (Json series : content.objects("series")) {
            Path inside = place.resolve(fileName(series.text("seriesInstanceUid")));
            for (Json instance : series.objects("instances")) {
                files.add(new Wanted(instance.text("href"), inside.resolve(fileName(instance.text("sopInstanceUid")) + ".dcm")));
            }
        }
        return files;
    }

    /** UIDs come from other systems: nothing but digits and dots may become part of a path. */
    private static String fileName(String uid) throws IOException {
        if (!uid.matches("[0-9][0-9.]{0,63}")) {
            throw new IOException("the consumer named '" + uid + "', which is no UID");
        }
        return uid;
    }

    /** One run over all files. */
    private final class Transfer {
        private final List<Wanted> wanted;
        private int fetched;
        private int alreadyThere;
        private long bytes;

        Transfer(List<Wanted> wanted) {
            this.wanted = wanted;
        }

        Result run(int studies) throws IOException, InterruptedException {
            try (Progress progress = new Progress("fetching", wanted.size(), "files")) {
                for (Wanted one : wanted) {
                    if (Files.exists(one.file())) {
                        alreadyThere++;
                    } else {
                        bytes += fetch(one);
                        fetched++;
                    }
                    progress.accept(fetched + alreadyThere);
                }
            }
            return new Result(studies, fetched, alreadyThere, bytes);
        }

        private long fetch(Wanted one) throws IOException, InterruptedException {
            Files.createDirectories(one.file().getParent());
            Path draft = one.file().resolveSibling(one.file().getFileName() + ".part");
            long size = 0;
            try (InputStream in = api.open(one.link()); OutputStream out = Files.newOutputStream(draft)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    size += read;
                }
            }
            Files.move(draft, one.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return size;
        }
    }
}
