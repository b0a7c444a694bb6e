package org.affinitydomain.consumer.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.domain.Oid;

/**
 * Gets an instance by WADO-RS (RAD-107; DICOM PS3.18 10.4): the base is the source's in the domain's configuration, redirects are
 * not followed, and the transfer syntax is left to the source, which sends the file as it holds it.
 */
public final class WadoRsRetrieval implements InstanceRetrieval {

    private static final String ACCEPT = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    private final HttpClient http;
    private final Duration timeout;
    private final SilenceLimit silence;

    /**
     * @param http    does not follow redirects
     * @param timeout until an answer begins
     * @param silence bounds the time between its bytes
     */
    public WadoRsRetrieval(HttpClient http, Duration timeout, SilenceLimit silence) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("a client that follows redirects lets a source send the consumer anywhere");
        }
        this.http = http;
        this.timeout = timeout;
        this.silence = silence;
    }

    @Override
    public InputStream open(InstanceLocation location) throws ConsumerException {
        HttpRequest request = HttpRequest.newBuilder(address(location)).timeout(timeout).header("Accept", ACCEPT).GET().build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            InputStream body = silence.watch(response.body());
            boolean opened = false;
            try {
                InputStream file = file(location, response, body);
                opened = true;
                return file;
            } finally {
                if (!opened) {
                    body.close();
                }
            }
        } catch (IOException e) {
            throw ConsumerException.failed(location.label(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConsumerException.failed(location.label(), e);
        }
    }

    /** UIDs come out of a manifest: anything but digits and dots could lead to another resource of the source. */
    private static URI address(InstanceLocation location) throws ConsumerException {
        for (String uid : new String[] {location.studyInstanceUid(), location.seriesInstanceUid(), location.sopInstanceUid()}) {
            if (!Oid.isValid(uid)) {
                throw new ConsumerException(ProblemType.BAD_MANIFEST, "The manifest has '" + uid + "' where a UID is due");
            }
        }
        return URI.create(location.source().retrieveUrl() + "/studies/" + location.studyInstanceUid() + "/series/"
                + location.seriesInstanceUid() + "/instances/" + location.sopInstanceUid());
    }

    private static InputStream file(InstanceLocation location, HttpResponse<InputStream> response, InputStream body)
            throws ConsumerException, IOException {
        int status = response.statusCode();
        if (status == 404 || status == 410) {
            throw new ConsumerException(ProblemType.UNKNOWN_INSTANCE, location.label() + ": HTTP status " + status);
        }
        if (status != 200) {
            throw new ConsumerException(ProblemType.REFUSED, location.label() + ": HTTP status " + status);
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.toLowerCase(Locale.ROOT).startsWith("application/dicom")) {
            return body;
        }
        Part part = new MultipartReader(body, type).next().orElseThrow(() -> new ConsumerException(ProblemType.REFUSED,
                location.label() + ": an answer without a part"));
        return new FilterInputStream(part.content()) {
            @Override
            public void close() throws IOException {
                body.close();
            }
        };
    }
}
