package org.affinitydomain.tools.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What one download gave.
 *
 * @param bytes       of the body
 * @param firstByteMs from the request to the first byte of the body, milliseconds
 * @param seconds     from the request to the last byte
 */
public record Download(long bytes, double firstByteMs, double seconds) {

    private static final int TIMEOUT_MS = 120_000;

    /** Megabytes (10^6) a second. */
    double megabytesPerSecond() {
        return bytes / 1e6 / seconds;
    }

    Download plus(Download next) {
        return new Download(bytes + next.bytes, Math.min(firstByteMs, next.firstByteMs), seconds + next.seconds);
    }

    /**
     * Gets a resource.
     *
     * @throws IOException when it fails, or the status is not 200
     */
    public static Download get(URI uri, String accept, byte[] buffer) throws IOException {
        HttpURLConnection connection = open(uri);
        connection.setRequestProperty("Accept", accept);
        return read(connection, System.nanoTime(), buffer);
    }

    static Download post(URI uri, String contentType, String body, byte[] buffer) throws IOException {
        HttpURLConnection connection = open(uri);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", contentType);
        long start = System.nanoTime();
        try (var out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return read(connection, start, buffer);
    }

    private static HttpURLConnection open(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        return connection;
    }

    private static Download read(HttpURLConnection connection, long start, byte[] buffer) throws IOException {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(connection.getURL() + " answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            long bytes = 0;
            double first = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (bytes == 0) {
                    first = (System.nanoTime() - start) / 1e6;
                }
                bytes += read;
            }
            return new Download(bytes, first, (System.nanoTime() - start) / 1e9);
        }
    }
}
