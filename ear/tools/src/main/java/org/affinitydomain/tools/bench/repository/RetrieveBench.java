package org.affinitydomain.tools.bench.repository;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.affinitydomain.tools.bench.Download;
import org.affinitydomain.tools.bench.Nginx;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.measure.Comparison;
import org.affinitydomain.tools.bench.measure.Round;
import org.affinitydomain.tools.bench.measure.Table;
import org.affinitydomain.tools.bench.registry.BenchInstallation;
import org.affinitydomain.tools.bench.soap.Envelope;
import org.affinitydomain.tools.bench.soap.SoapPost;
import org.affinitydomain.xds.message.RetrieveDocumentSetMessage;
import org.affinitydomain.xds.soap.SoapAction;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;

/** ITI-43 of the documents that ITI-41 has just stored, beside nginx serving the same bytes as files, in turns. */
final class RetrieveBench {

    private static final int[] CLIENTS = {1, 4};
    private static final int CHECKED = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final String ITI_43 = "ITI-43";
    private static final String NGINX = "nginx";
    /** The prefix of a Part 10 file (PS3.10 7.1), once in each document. */
    private static final String PART_10 = "DICM";

    private final BenchInstallation installation;
    private final ProvideBench.Last documents;
    private final int rounds;
    private final Duration length;

    RetrieveBench(BenchInstallation installation, ProvideBench.Last documents, int rounds, Duration length) {
        this.installation = installation;
        this.documents = documents;
        this.rounds = rounds;
        this.length = length;
    }

    /** @param nginx over the folder of the same documents, when it is installed */
    void run(Optional<Nginx> nginx, PrintStream out, boolean markdown) throws SQLException, IOException, InterruptedException {
        Table table = new Table("ITI-43, one manifest of %,d bytes in a request%s".formatted(documents.bytes().get(0),
                nginx.isPresent() ? "" : "; nginx is not installed (Debian: nginx-light)"), Comparison.heads("way", NGINX));
        List<String> ways = nginx.isPresent() ? List.of(ITI_43, NGINX) : List.of(ITI_43);
        Comparison.Turn callers = way -> way.equals(ITI_43) ? this::soap : () -> file(nginx.orElseThrow());
        for (String way : ways) {
            new Round(4, Integer.MAX_VALUE, WARM_UP).run(callers.of(way));
        }
        for (int clients : CLIENTS) {
            Comparison comparison = new Comparison(ways, installation.cpu());
            for (int round = 0; round < rounds; round++) {
                comparison.round(new Round(clients, Integer.MAX_VALUE, length), callers);
            }
            comparison.addTo(table, "", clients);
        }
        table.print(out, markdown);
    }

    private Caller soap() {
        SoapPost post = SoapPost.plain(URI.create(installation.endpoints().all().get("repository.retrieve")), SoapAction.RETRIEVE_DOCUMENT_SET.uri());
        String repository = installation.endpoints().domain().localRepository().orElseThrow().uniqueId();
        return call -> {
            int document = document(call);
            RetrieveDocumentSetRequest request = new RetrieveDocumentSetRequest(List.of(
                    new DocumentRequest(Optional.empty(), repository, documents.uniqueIds().get(document))));
            byte[] message = Envelope.of(SoapAction.RETRIEVE_DOCUMENT_SET.uri(), xml -> RetrieveDocumentSetMessage.writeRequest(request, xml));
            SoapPost.Answer answer = call % CHECKED == 0 ? post.expect(PART_10, 1, message) : post.send(message);
            whole(answer.bytes(), document);
        };
    }

    private Caller file(Nginx nginx) {
        byte[] buffer = new byte[64 << 10];
        return call -> {
            int document = document(call);
            whole(Download.get(nginx.file(FileWriter.name(document)), "*/*", buffer).bytes(), document);
        };
    }

    private void whole(long bytes, int document) throws IOException {
        if (bytes < documents.bytes().get(document)) {
            throw new IOException("document " + documents.uniqueIds().get(document) + " came with " + bytes + " bytes instead of " + documents.bytes().get(document));
        }
    }

    private int document(int call) {
        return new SplittableRandom(call).nextInt(documents.uniqueIds().size());
    }
}
