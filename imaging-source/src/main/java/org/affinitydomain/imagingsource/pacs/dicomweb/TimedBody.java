package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream that fails when the PACS is silent for too long, which the client's own streams never
 * do. A bounded number of buffers is asked for ahead of the reader, so a slow reader slows the PACS down. Closing it early
 * ends the exchange.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    private static final int AHEAD = 8;

    /** What comes from the client's thread. */
    private sealed interface Signal {
    }

    private record Buffers(List<ByteBuffer> buffers) implements Signal {
    }

    private record End() implements Signal {
    }

    private record Failure(Throwable cause) implements Signal {
    }

    private final Duration silence;
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(); // bounded by what is asked for
    private final Deque<ByteBuffer> current = new ArrayDeque<>();
    private boolean ended;

    TimedBody(Duration silence) {
        this.silence = silence;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.complete(given)) {
            given.request(AHEAD);
        } else {
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Buffers(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Failure(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current.isEmpty()) {
            if (ended) {
                return -1;
            }
            await();
        }
        ByteBuffer buffer = current.element();
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        if (!buffer.hasRemaining()) {
            current.remove();
        }
        return count;
    }

    private void await() throws IOException {
        Signal signal;
        try {
            signal = signals.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new InterruptedIOException("interrupted while waiting for the PACS");
        }
        if (signal instanceof Buffers next) {
            next.buffers().stream().filter(ByteBuffer::hasRemaining).forEach(current::add);
            subscription.join().request(1);
        } else if (signal instanceof End) {
            ended = true;
        } else if (signal instanceof Failure failure) {
            ended = true;
            throw new IOException("the PACS broke off its answer: " + failure.cause().getMessage(), failure.cause());
        } else {
            close();
            throw new HttpTimeoutException("the PACS was silent for " + silence.toMillis() + " ms within its answer");
        }
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            current.clear();
            // An answer without a body may never have been subscribed to; then there is nothing to end.
            subscription.thenAccept(Flow.Subscription::cancel);
        }
    }
}
