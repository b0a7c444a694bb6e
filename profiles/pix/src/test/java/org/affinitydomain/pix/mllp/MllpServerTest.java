package org.affinitydomain.pix.mllp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server does with clients that keep the protocol, and above all with those that do not. */
class MllpServerTest {
    private static final MllpLimits LIMITS = new MllpLimits(4, 100_000, Duration.ofSeconds(60), Duration.ofSeconds(60));
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        assertTrue(threads.stream().noneMatch(Thread::isAlive), "threads outlive their server: " + threads);
    }

    /** Answers each message with itself, doubled. */
    private MllpServer start(MllpLimits limits) throws IOException {
        return start(limits, message -> (text(message) + text(message)).getBytes(StandardCharsets.UTF_8));
    }

    private MllpServer start(MllpLimits limits, MessageHandler handler) throws IOException {
        MllpServer server = MllpServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServerSocketFactory.getDefault(),
                limits, work -> {
                    Thread thread = new Thread(work, "mllp-test");
                    threads.add(thread);
                    return thread;
                }, handler);
        opened.add(server);
        return server;
    }

    private Socket connect(MllpServer server) throws IOException {
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        opened.add(0, socket);
        return socket;
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads one whole frame. */
    private static String receive(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        assertEquals(MllpFrames.START, in.read());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int b = in.read(); b != MllpFrames.END; b = in.read()) {
            assertTrue(b >= 0, "the answer broke off");
            message.write(b);
        }
        assertEquals(MllpFrames.CARRIAGE_RETURN, in.read());
        return message.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean(), what);
    }

    @Test
    void manyMessagesOnOneConnectionAreAnsweredInOrder() throws IOException {
        Socket socket = connect(start(LIMITS));
        send(socket, "\u000bone\u001c\r\u000btwo\u001c\r");
        assertEquals("oneone", receive(socket));
        assertEquals("twotwo", receive(socket));
        send(socket, "\u000bthr");
        send(socket, "ee\u001c");
        assertEquals("threethree", receive(socket), "the last byte of the frame need not be waited for");
        send(socket, "\r\u000b\u001c\r\u000bfour\u001c\r");
        assertEquals("fourfour", receive(socket), "an empty message has no answer");
    }

    @Test
    void brokenOffMessageIsDroppedWhenAnotherBegins() throws IOException {
        Socket socket = connect(start(LIMITS));
        send(socket, "\u000bbroken o\u000bwhole\u001c\r");
        assertEquals("wholewhole", receive(socket));
    }

    @Test
    void noiseEndsTheConnectionOfItsSenderOnly() throws IOException, InterruptedException {
        MllpServer server = start(LIMITS);
        Socket good = connect(server);
        send(good, "\u000ba\u001c\r");
        assertEquals("aa", receive(good));
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == MllpFrames.START ? (byte) 0 : noise[i];
        }
        Socket bad = connect(server);
        send(bad, new String(noise, StandardCharsets.ISO_8859_1));
        assertTrue(isEnded(bad));
        Socket http = connect(server);
        send(http, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        http.shutdownOutput();
        assertTrue(isEnded(http));
        Socket truncated = connect(server);
        send(truncated, "\u000bMSH|half");
        truncated.shutdownOutput();
        assertTrue(isEnded(truncated));
        send(good, "\u000bb\u001c\r");
        assertEquals("bb", receive(good));
        await("the bad connections are forgotten", () -> server.connectionCount() == 1);
    }

    /** 100 MB without an end: refused after the limit, whatever the sender goes on to send; memory does not grow. */
    @Test
    void messageWithoutEndTakesNoMemory() throws IOException {
        MllpServer server = start(LIMITS);
        Socket socket = connect(server);
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, (byte) 'x');
        OutputStream out = socket.getOutputStream();
        long before = usedMemory();
        out.write(MllpFrames.START);
        assertThrows(IOException.class, () -> {
            for (int sent = 0; sent < 100_000_000; sent += chunk.length) {
                out.write(chunk);
            }
        });
        assertTrue(usedMemory() - before < 20_000_000, "memory grew by " + (usedMemory() - before));
        send(connect(server), "\u000ba\u001c\r");
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void largestMessageIsTaken() throws IOException {
        Socket socket = connect(start(LIMITS, message -> String.valueOf(message.length).getBytes(StandardCharsets.UTF_8)));
        send(socket, "\u000b" + "x".repeat(100_000) + "\u001c\r");
        assertEquals("100000", receive(socket));
        send(socket, "\u000b" + "x".repeat(100_001) + "\u001c\r");
        assertTrue(isEnded(socket));
    }

    @Test
    void incompleteMessageTimesOut() throws IOException {
        Socket socket = connect(start(new MllpLimits(4, 1000, Duration.ofSeconds(60), Duration.ofMillis(300))));
        long start = System.nanoTime();
        send(socket, "\u000bMSH|never ends");
        assertTrue(isEnded(socket));
        assertTrue(System.nanoTime() - start >= 300_000_000, "not before its time");
    }

    @Test
    void messageThatTricklesInTimesOutToo() throws IOException {
        Socket socket = connect(start(new MllpLimits(4, 1000, Duration.ofSeconds(60), Duration.ofMillis(500))));
        assertThrows(IOException.class, () -> {
            send(socket, "\u000b");
            for (int i = 0; i < 100; i++) {
                Thread.sleep(100);
                send(socket, "x");
            }
        });
    }

    @Test
    void silentConnectionTimesOut() throws IOException {
        Socket socket = connect(start(new MllpLimits(4, 1000, Duration.ofMillis(300), Duration.ofSeconds(60))));
        assertTrue(isEnded(socket));
    }

    @Test
    void clientThatNeverReadsIsGivenUp() throws IOException, InterruptedException {
        byte[] large = new byte[8 << 20];
        Arrays.fill(large, (byte) 'y');
        MllpServer server = start(new MllpLimits(4, 1000, Duration.ofSeconds(60), Duration.ofMillis(500)), message -> large);
        Socket socket = connect(server);
        send(socket, "\u000ba\u001c\r");
        await("connected", () -> server.connectionCount() == 1);
        await("given up", () -> server.connectionCount() == 0);
    }

    /** Silent clients take all connections: whoever has something to say gets one of them. */
    @Test
    void silentClientsShutNobodyOut() throws IOException, InterruptedException {
        MllpServer server = start(LIMITS);
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            silent.add(connect(server));
        }
        await("all connections are taken", () -> server.connectionCount() == 4);
        Socket early = connect(server);
        assertTrue(isEnded(early), "they are not taken from clients that have only just come");
        Thread.sleep(1100);
        Socket patient = connect(server);
        send(patient, "\u000ba\u001c\r");
        assertEquals("aa", receive(patient));
        assertTrue(isEnded(silent.get(0)) , "the one that was silent longest made room");
        assertTrue(server.connectionCount() <= 4);
    }

    @Test
    void handlerThatFailsEndsItsConnectionOnly() throws IOException {
        MllpServer server = start(LIMITS, message -> {
            if (text(message).equals("bad")) {
                throw new IllegalStateException("for the test");
            }
            return message;
        });
        Socket bad = connect(server);
        send(bad, "\u000bbad\u001c\r");
        assertTrue(isEnded(bad));
        Socket good = connect(server);
        send(good, "\u000bgood\u001c\r");
        assertEquals("good", receive(good));
    }

    @Test
    void closingEndsConnectionsAndThreads() throws IOException {
        MllpServer server = start(LIMITS);
        Socket idle = connect(server);
        Socket half = connect(server);
        send(half, "\u000bhalf");
        send(idle, "\u000ba\u001c\r");
        assertEquals("aa", receive(idle));
        server.close();
        assertTrue(isEnded(idle));
        assertTrue(isEnded(half));
        assertTrue(threads.stream().noneMatch(Thread::isAlive));
        assertThrows(IOException.class, () -> connect(server));
    }

    @Test
    void addressThatIsTakenIsNamed() throws IOException {
        MllpServer server = start(LIMITS);
        IOException e = assertThrows(IOException.class, () -> MllpServer.start(server.address(), ServerSocketFactory.getDefault(), LIMITS,
                Thread::new, message -> message));
        assertTrue(e.getMessage().contains(String.valueOf(server.address().getPort())), e.getMessage());
    }

    @Test
    void framesAreWrittenWhole() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MllpFrames.write(out, new byte[] {'a'});
        assertArrayEquals(new byte[] {0x0B, 'a', 0x1C, 0x0D}, out.toByteArray());
    }
}
