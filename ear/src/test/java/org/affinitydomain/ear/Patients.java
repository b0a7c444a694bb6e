package org.affinitydomain.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Makes patients known to the registry, and merges them, by ITI-8. */
final class Patients {

    private static final String AUTHORITY = "1.3.6.1.4.1.21367.13.20.1000";

    private Patients() {
    }

    /** The XDS patient id of a patient whom the registry knows from now on. */
    static String register(String id) throws IOException {
        send("ADT^A04^ADT_A01", "PID|||" + patientId(id) + "||Muster^Anna||19700131|F\rPV1||O");
        return patientId(id);
    }

    /** Merges a patient into another one. */
    static void merge(String subsumed, String survivor) throws IOException {
        send("ADT^A40^ADT_A39", "PID|||" + patientId(survivor) + "||Muster^Anna\rMRG|" + patientId(subsumed));
    }

    /** The XDS patient id. */
    static String patientId(String id) {
        return id + "^^^&" + AUTHORITY + "&ISO";
    }

    private static void send(String type, String segments) throws IOException {
        String message = "\u000bMSH|^~\\&|TEST|TEST|AFFINITY|AFFINITY|20260301120000||" + type + "|" + Submission.newUid() + "|P|2.3.1\r"
                + "EVN||20260301120000\r" + segments + "\r\u001c\r";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger("it.mllp.port"))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            for (int b = socket.getInputStream().read(); b >= 0 && b != 0x1c; b = socket.getInputStream().read()) {
                answer.append((char) b);
            }
            if (!answer.toString().contains("MSA|AA|")) {
                throw new IOException("the message was not accepted: " + answer);
            }
        }
    }
}
