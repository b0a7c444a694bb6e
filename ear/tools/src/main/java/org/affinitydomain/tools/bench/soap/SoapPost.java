package org.affinitydomain.tools.bench.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Posts messages of one transaction over a connection that is kept, and drains the answers. Not for several threads; the
 * JDK keeps as many idle connections as {@code http.maxConnections} says.
 */
public final class SoapPost {

    private static final int TIMEOUT_MS = 120_000;
    private static final int BUFFER = 64 << 10;
    private static final String SUCCESS = "Type:Success";
    private static final int ERROR_SHOWN = 600;

    private final URI uri;
    private final String contentType;
    private final byte[] buffer = new byte[BUFFER];

    /**
     * What came.
     *
     * @param bytes       of the body
     * @param firstByteMs from the request to the first byte of the body, milliseconds
     */
    public record Answer(long bytes, double firstByteMs) {
    }

    private SoapPost(URI uri, String contentType) {
        this.uri = uri;
        this.contentType = contentType;
    }

    /** Of messages without attachments. */
    public static SoapPost plain(URI uri, String action) {
        return new SoapPost(uri, "application/soap+xml; charset=UTF-8; action=\"" + action + "\"");
    }

    /** Of messages of any content type. */
    public static SoapPost of(URI uri, String contentType) {
        return new SoapPost(uri, contentType);
    }

    /**
     * Sends a message whose answer is only drained.
     *
     * @throws IOException when it fails, or the status is not 200
     */
    public Answer send(byte[] message) throws IOException {
        return send(List.of(), List.of(message));
    }

    /**
     * Sends a message and looks through the answer: it must be a success and have a word so many times.
     *
     * @throws IOException when it fails, or the answer is not what is expected
     */
    public Answer expect(String word, int times, byte[] message) throws IOException {
        return expect(word, times, List.of(message));
    }

    /** The same with a message in parts, which are sent one after the other. */
    public Answer expect(String word, int times, List<byte[]> message) throws IOException {
        Counter success = new Counter(SUCCESS);
        Counter words = new Counter(word);
        Answer answer = send(List.of(success, words), message);
        if (success.count() != 1 || words.count() != times) {
            throw new IOException(uri + " answered " + (success.count() == 1 ? "a success" : "no success") + " with " + words.count()
                    + " times '" + word + "' instead of " + times + ": " + new String(buffer, 0, (int) Math.min(ERROR_SHOWN, answer.bytes()), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private Answer send(List<Counter> counters, List<byte[]> message) throws IOException {
        long start = System.nanoTime();
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", contentType);
        int length = 0;
        for (byte[] part : message) {
            length += part.length;
        }
        connection.setFixedLengthStreamingMode(length);
        try (OutputStream out = connection.getOutputStream()) {
            for (byte[] part : message) {
                out.write(part);
            }
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(uri + " answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            return drain(in, start, counters);
        }
    }

    private Answer drain(InputStream in, long start, List<Counter> counters) throws IOException {
        long bytes = 0;
        double first = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (bytes == 0) {
                first = (System.nanoTime() - start) / 1e6;
            }
            bytes += read;
            for (Counter counter : counters) {
                counter.take(buffer, read);
            }
        }
        return new Answer(bytes, first);
    }
}
