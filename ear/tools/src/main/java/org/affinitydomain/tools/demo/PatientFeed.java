package org.affinitydomain.tools.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.sample.AdtMessage;
import org.affinitydomain.tools.sample.SamplePatient;
import org.affinitydomain.tools.server.Ports;

/** ITI-8: what the hospitals' systems send when people are registered. */
public final class PatientFeed {
    private final AffinityDomain domain;
    private final InetSocketAddress server;

    public PatientFeed(AffinityDomain domain, Ports ports) {
        this.domain = domain;
        this.server = new InetSocketAddress(ports.clientHost(), ports.mllp());
    }

    /**
     * Registers them, one message each on one connection.
     *
     * @return bytes sent
     * @throws CommandFailure when one is not accepted
     */
    public long send(List<SamplePatient> patients) throws IOException {
        long bytes = 0;
        try (MllpClient client = new MllpClient(server)) {
            for (SamplePatient patient : patients) {
                LocalDateTime now = LocalDateTime.now();
                String message = AdtMessage.registration(patient, domain, patient.domainId() + "-" + System.nanoTime() % 1_000_000, now);
                bytes += message.getBytes(StandardCharsets.UTF_8).length;
                String answer = client.send(message);
                if (!answer.contains("\rMSA|AA|")) {
                    throw new CommandFailure("the registration of " + patient.domainId() + " was answered with " + answer.replace('\r', ' '));
                }
            }
        }
        return bytes;
    }
}
