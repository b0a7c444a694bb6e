package org.affinitydomain.pix.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientFeedListener;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientStore;
import org.affinitydomain.pix.TestDatabases;
import org.affinitydomain.platform.AffinityDomainProvider;
import org.affinitydomain.platform.Settings;

/** A feed for the sample region over an empty database, with a listener that remembers what it was told. */
final class FeedFixture implements AutoCloseable {
    static final String DOMAIN = "1.3.6.1.4.1.21367.13.20.1000";
    static final String SAINT_LUC = "1.3.6.1.4.1.21367.13.80.21.1.1";

    final TestDatabases.Opened database = TestDatabases.H2.open();
    final AffinityDomain domain = AffinityDomainProvider.load(new Settings(key -> Optional.empty()));
    final PatientStore store = new PatientStore(database.dataSource(), domain::acceptsPatientIdsOf);
    final List<PatientIdentity> told = new ArrayList<>();
    final List<IdentifierMerge> merged = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();
    final PatientFeed patients = new PatientFeed(store, List.of(listener()));
    final PatientIdentityFeed feed = new PatientIdentityFeed(domain, patients);

    private PatientFeedListener listener() {
        return new PatientFeedListener() {
            @Override
            public void patientRegistered(PatientIdentity patient) {
                failIfAsked();
                told.add(patient);
            }

            @Override
            public void identifiersMerged(List<IdentifierMerge> merges) {
                failIfAsked();
                merged.addAll(merges);
            }
        };
    }

    private void failIfAsked() {
        failure.ifPresent(e -> {
            throw e;
        });
    }

    /** A golden message. */
    static byte[] golden(String name) {
        try (InputStream in = FeedFixture.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An ADT message of this event, version and PID segment. */
    static byte[] adt(String event, String version, String pid) {
        return String.join("\r", "MSH|^~\\&|HIS|SITE|AFFINITY|REGION|20261124||ADT^" + event + "|ID-1|P|" + version,
                "EVN||20261124", pid, "PV1||O", "").getBytes(StandardCharsets.UTF_8);
    }

    /** An ADT^A40 of these segments. */
    static byte[] a40(String... segments) {
        return (String.join("\r", "MSH|^~\\&|HIS|SITE|AFFINITY|REGION|20261124||ADT^A40^ADT_A39|ID-2|P|2.5", "EVN||20261124",
                String.join("\r", segments), "")).getBytes(StandardCharsets.UTF_8);
    }

    Ack send(byte[] message) {
        return Ack.of(feed.handle(message));
    }

    @Override
    public void close() {
        database.close();
    }
}
