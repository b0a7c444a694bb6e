package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.pacs.PacsException;

/**
 * GET requests to the DICOM web services of one PACS. Redirections are not followed: they would carry credentials to where
 * the configuration did not send them.
 */
final class DicomwebClient implements AutoCloseable {
    /** Exchanges under way at a time, so that consumers cannot overrun a PACS. */
    private static final int EXCHANGES = 16;

    private final StudyAccess.DicomWeb access;
    private final Authorization authorization;
    private final ExecutorService threads;
    private final HttpClient http;
    private final Semaphore exchanges = new Semaphore(EXCHANGES, true);

    DicomwebClient(String sourceId, StudyAccess.DicomWeb access, Authorization authorization) {
        this.access = access;
        this.authorization = authorization;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "affinity-dicomweb-" + sourceId);
            thread.setDaemon(true);
            return thread;
        });
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(access.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).executor(threads).build();
    }

    /**
     * Asks for a resource.
     *
     * @param resource path and query below the base of the services
     * @param accept   what is wanted
     * @return the answer, to be closed; empty when there is no such resource (404, 410) or nothing in it (204)
     * @throws PacsException when there is no answer, or an error
     */
    Optional<Answer> get(String resource, String accept) throws PacsException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(access.url() + resource)).header("Accept", accept)
                .timeout(access.responseTimeout());
        if (!authorization.header().isEmpty()) {
            request.header("Authorization", authorization.header());
        }
        acquire(resource);
        boolean handedOver = false;
        try {
            HttpResponse<InputStream> response = http.send(request.build(), info -> new TimedBody(access.responseTimeout()));
            Optional<Answer> answer = answer(resource, response);
            handedOver = answer.isPresent();
            return answer;
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("no answer from " + access.url() + resource + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PacsException("interrupted while waiting for " + access.url() + resource, e);
        } finally {
            if (!handedOver) {
                exchanges.release();
            }
        }
    }

    private Optional<Answer> answer(String resource, HttpResponse<InputStream> response) throws PacsException {
        int status = response.statusCode();
        if (status == 200 || status == 206) {
            return Optional.of(new Answer(response, exchanges::release));
        }
        try {
            response.body().close();
        } catch (IOException e) {
            throw new PacsException("the answer from " + access.url() + resource + " could not be ended", e);
        }
        if (status == 204 || status == 404 || status == 410) {
            return Optional.empty();
        }
        throw new PacsException(access.url() + resource + " was answered with HTTP status " + status);
    }

    private void acquire(String resource) throws PacsException {
        try {
            if (!exchanges.tryAcquire(access.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PacsException(access.url() + resource + " was not asked for: " + EXCHANGES + " other exchanges are under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PacsException("interrupted while waiting for " + access.url() + resource, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * An answer whose body is being read.
     */
    static final class Answer implements AutoCloseable {
        private final HttpResponse<InputStream> response;
        private final Runnable afterwards;
        private boolean closed;

        private Answer(HttpResponse<InputStream> response, Runnable afterwards) {
            this.response = response;
            this.afterwards = afterwards;
        }

        /** The value of a header; empty text without it. */
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        InputStream body() {
            return response.body();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                try {
                    response.body().close();
                } catch (IOException e) {
                    // Its close throws nothing; the interface only allows it.
                    throw new IllegalStateException(e);
                } finally {
                    afterwards.run();
                }
            }
        }
    }
}
