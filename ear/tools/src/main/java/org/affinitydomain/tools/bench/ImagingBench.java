package org.affinitydomain.tools.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.sample.SamplePatient;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Folders;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.ServerProcess;
import org.affinitydomain.tools.server.Settings;

/**
 * A large study through RAD-69 and WADO-RS of a server of its own with a heap of 512 MB, beside nginx serving the same
 * files to the same client, in turns.
 */
public final class ImagingBench {

    private static final String SOURCE = "saint-luc";
    private static final String RAD69 = "urn:ihe:rad:2009:RetrieveImagingDocumentSet";
    private final Installation installation;
    private final BenchStudy study;
    private final int rounds;
    private final byte[] buffer = new byte[1 << 20];

    /**
     * A benchmark.
     *
     * @param installation whose build is measured; its data are not touched
     * @param studyMb      MiB of the study
     * @param instanceMb   MiB of each instance
     * @param rounds       how often each way is measured; medians are printed
     */
    public ImagingBench(Installation installation, int studyMb, int instanceMb, int rounds) {
        this.installation = installation;
        this.study = BenchStudy.of(studyMb, instanceMb);
        this.rounds = rounds;
    }

    /** Measures, prints, and leaves nothing behind. */
    public void run() throws IOException, InterruptedException {
        Files.createDirectories(installation.home());
        Path home = Files.createTempDirectory(installation.home(), "bench-");
        Installation own = new Installation(installation.root(), home, installation.serverVersion());
        Server server = new Server(own);
        try {
            HeapLog heap = new HeapLog(home.resolve("gc.log"));
            Settings settings = Settings.of(own, Optional.empty(), List.of("affinity.port-offset=27000", "affinity.jvm.heap=512m",
                    "affinity.jvm.options=" + heap.option()));
            measure(own, server, settings, heap);
        } finally {
            server.stop();
            Folders.delete(home);
        }
    }

    private void measure(Installation own, Server server, Settings settings, HeapLog heap) throws IOException, InterruptedException {
        AffinityDomain domain = Endpoints.domain(settings);
        for (ImagingSource source : domain.imagingSources()) {
            Files.createDirectories(folder(source));
        }
        ImagingSource source = domain.imagingSource(SOURCE).orElseThrow(() -> new CommandFailure("the sample region has no source " + SOURCE));
        SamplePatient patient = SampleRegion.studies().stream().filter(s -> s.source().equals(SOURCE)).findFirst().orElseThrow().patient();
        Path files = folder(source).resolve("bench");
        System.out.printf("writing %d files of %d MiB ...%n", study.instances(), study.instanceBytes() >> 20);
        long bytes = study.write(files, patient.localId(SOURCE), done -> { });
        System.out.println("starting a server with a heap of 512 MB ...");
        new PatientFeed(domain, server.start(settings, Duration.ofMinutes(4))).send(List.of(patient));
        Endpoints endpoints = Endpoints.of(settings);
        publish(endpoints.base());
        URI rad69 = URI.create(endpoints.base() + "/imaging-source/retrieve");
        URI wado = URI.create(source.retrieveUrl() + "/studies/" + BenchStudy.STUDY);
        String request = rad69Request(source.retrieveLocationUid());
        List<Download> rad69s = new ArrayList<>();
        List<Download> wados = new ArrayList<>();
        List<Download> nginxes = new ArrayList<>();
        Optional<Nginx> nginx = Nginx.start(files, own.home().resolve("nginx"));
        int mark = heap.mark();
        try {
            for (int round = 0; round < rounds; round++) {
                rad69s.add(whole(bytes, Download.post(rad69, "application/soap+xml; action=\"" + RAD69 + "\"", request, buffer)));
                wados.add(whole(bytes, Download.get(wado, "multipart/related; type=\"application/dicom\"; transfer-syntax=*", buffer)));
                if (nginx.isPresent()) {
                    nginxes.add(whole(bytes, ofNginx(nginx.get())));
                }
            }
        } finally {
            nginx.ifPresent(Nginx::close);
        }
        print(bytes, rad69s, wados, nginxes, heap.since(mark), peakRss(own));
    }

    private Download ofNginx(Nginx nginx) throws IOException {
        Download all = new Download(0, Double.MAX_VALUE, 0);
        for (int i = 1; i <= study.instances(); i++) {
            all = all.plus(Download.get(nginx.file(i + ".dcm"), "*/*", buffer));
        }
        return all;
    }

    private static Download whole(long expected, Download download) {
        if (download.bytes() < expected) {
            throw new CommandFailure("a download had " + download.bytes() + " bytes, fewer than the study's " + expected);
        }
        return download;
    }

    private static void publish(String base) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(base + "/imaging-source/publish"))
                .timeout(Duration.ofMinutes(5)).POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains(BenchStudy.STUDY)) {
            throw new CommandFailure("the study was not published: " + answer.statusCode() + " " + answer.body());
        }
    }

    private String rad69Request(String locationUid) {
        StringBuilder documents = new StringBuilder();
        for (String uid : study.sopInstanceUids()) {
            documents.append("<x:DocumentRequest><x:RepositoryUniqueId>").append(locationUid).append("</x:RepositoryUniqueId><x:DocumentUniqueId>")
                    .append(uid).append("</x:DocumentUniqueId></x:DocumentRequest>");
        }
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header>"
                + "<a:To>urn:bench</a:To><a:Action>" + RAD69 + "</a:Action><a:MessageID>urn:uuid:00000000-0000-4000-8000-000000000001</a:MessageID>"
                + "</s:Header><s:Body><r:RetrieveImagingDocumentSetRequest xmlns:r=\"urn:ihe:rad:xdsi-b:2009\" xmlns:x=\"urn:ihe:iti:xds-b:2007\">"
                + "<r:StudyRequest studyInstanceUID=\"" + BenchStudy.STUDY + "\"><r:SeriesRequest seriesInstanceUID=\"" + BenchStudy.SERIES + "\">"
                + documents + "</r:SeriesRequest></r:StudyRequest><r:TransferSyntaxUIDList><r:TransferSyntaxUID>1.2.840.10008.1.2.1"
                + "</r:TransferSyntaxUID></r:TransferSyntaxUIDList></r:RetrieveImagingDocumentSetRequest></s:Body></s:Envelope>";
    }

    private void print(long bytes, List<Download> rad69s, List<Download> wados, List<Download> nginxes, HeapLog.Usage heap, String rss) {
        System.out.printf("%nStudy of %,d instances, %,d bytes; medians of %d rounds in turns; %d processors%n%n", study.instances(), bytes, rounds,
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-28s %10s %16s %14s%n", "way", "MB/s", "first byte ms", "beside nginx");
        double limit = nginxes.isEmpty() ? 0 : median(nginxes, Comparator.comparingDouble(Download::megabytesPerSecond)).megabytesPerSecond();
        line("RAD-69 (SOAP, MTOM)", rad69s, limit);
        line("WADO-RS, whole study", wados, limit);
        if (nginxes.isEmpty()) {
            System.out.println("nginx                        not installed (Debian: nginx-light)");
        } else {
            line("nginx, file by file", nginxes, limit);
        }
        System.out.printf("%nServer, -Xmx512m: %d collections; heap before one at most %d MiB, after one %d to %d MiB; peak resident %s%n",
                heap.collections(), heap.mostBefore(), heap.leastAfter(), heap.mostAfter(), rss);
    }

    private static void line(String way, List<Download> downloads, double limit) {
        Download median = median(downloads, Comparator.comparingDouble(Download::megabytesPerSecond));
        System.out.printf("%-28s %10.0f %16.1f %14s%n", way, median.megabytesPerSecond(),
                median(downloads, Comparator.comparingDouble(Download::firstByteMs)).firstByteMs(),
                limit == 0 ? "-" : "%.2f".formatted(median.megabytesPerSecond() / limit));
    }

    private static Download median(List<Download> downloads, Comparator<Download> order) {
        return downloads.stream().sorted(order).skip(downloads.size() / 2).findFirst().orElseThrow();
    }

    private static String peakRss(Installation own) throws IOException {
        long pid = ServerProcess.find(own).orElseThrow(() -> new CommandFailure("the server ended")).handle().pid();
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM")).map(line -> line.replaceAll("\\D+", "")).map(kb -> Long.parseLong(kb) / 1024 + " MiB")
                    .findFirst().orElse("unknown");
        }
    }

    private static Path folder(ImagingSource source) {
        if (source.access() instanceof StudyAccess.Folder folder) {
            return folder.path();
        }
        throw new CommandFailure("imaging source " + source.id() + " of the sample region is no folder");
    }
}
