package org.affinitydomain.tools.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affinitydomain.tools.CommandFailure;

/**
 * The TCP ports that the server listens on.
 *
 * @param address    of all but management; an address or a host name
 * @param http       cleartext HTTP
 * @param https      HTTP over TLS
 * @param mllp       HL7 v2 by MLLP
 * @param management of the server itself, on loopback
 */
public record Ports(String address, int http, int https, int mllp, int management) {
    static final int MLLP = 2575;
    /** HL7 v2 of orders and reports; open only when a source of the domain listens to them. */
    static final int STUDY_MESSAGES = 2576;

    /** The ports that the settings say; {@code affinity.port-offset} is added to those of the server itself. */
    public static Ports of(Settings settings) {
        int offset = settings.number("affinity.port-offset", 0);
        return new Ports(settings.get("affinity.bind.address", "127.0.0.1"),
                settings.number("affinity.http.port", 8080) + offset,
                settings.number("affinity.https.port", 8443) + offset,
                settings.number("affinity.pix.mllp.port", MLLP),
                settings.number("affinity.management.port", 9990) + offset);
    }

    /** The host that a client on this machine uses. */
    public String clientHost() {
        return address.equals("0.0.0.0") ? "127.0.0.1" : address;
    }

    /** Base of all HTTP addresses for a client on this machine, without a slash at the end. */
    public String url() {
        return "http://" + clientHost() + ":" + http;
    }

    /** Whether only this machine can reach them. */
    public boolean areLoopback() throws IOException {
        return InetAddress.getByName(address).isLoopbackAddress();
    }

    /** @throws CommandFailure that names the first port that somebody else holds */
    void requireFree() throws IOException {
        Map<String, InetSocketAddress> wanted = new LinkedHashMap<>();
        wanted.put("HTTP", new InetSocketAddress(address, http));
        wanted.put("HTTPS", new InetSocketAddress(address, https));
        wanted.put("MLLP", new InetSocketAddress(address, mllp));
        wanted.put("management", new InetSocketAddress(InetAddress.getLoopbackAddress(), management));
        for (Map.Entry<String, InetSocketAddress> one : wanted.entrySet()) {
            try (ServerSocket probe = new ServerSocket()) {
                // a port whose last connections are still in TIME_WAIT is free, and so the server will find it
                probe.setReuseAddress(true);
                probe.bind(one.getValue());
            } catch (IOException busy) {
                throw new CommandFailure("port " + one.getValue().getPort() + " (" + one.getKey() + " on "
                        + one.getValue().getHostString() + ") is not available: " + busy.getMessage()
                        + "; stop its user, or shift all ports with --port-offset N");
            }
        }
    }
}
