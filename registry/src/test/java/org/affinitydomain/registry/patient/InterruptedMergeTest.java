package org.affinitydomain.registry.patient;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.affinitydomain.pix.PatientStore;
import org.affinitydomain.pix.feed.PatientFeed;
import org.affinitydomain.pix.feed.PatientIdentityFeed;
import org.affinitydomain.registry.FaultyDatabase;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.RegistryService;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

/** A database that fails in the middle of an ADT^A40: the sender gets AE, sends it again, and then everything is done. */
@ParameterizedClass
@EnumSource
class InterruptedMergeTest {

    private final FaultyDatabase database;
    private final String authority = TestRegistry.DOMAIN.primaryAuthority().oid();
    private final String subsumed = "I" + TestRegistry.number();
    private final String survivor = "J" + TestRegistry.number();
    private RegistryService registry;
    private PatientIdentityFeed feed;
    private Queries queries;

    InterruptedMergeTest(TestRegistry test) {
        database = new FaultyDatabase(test.dataSource());
    }

    @BeforeEach
    void start() {
        registry = RegistryService.open(database.dataSource(), TestRegistry.DOMAIN, TestRegistry.LIMITS, Clock.systemUTC());
        PatientStore store = new PatientStore(database.dataSource(), TestRegistry.DOMAIN::acceptsPatientIdsOf);
        feed = new PatientIdentityFeed(TestRegistry.DOMAIN, new PatientFeed(store, List.of(registry.patients())));
        queries = new Queries(registry);
    }

    @AfterEach
    void stop() {
        database.heal();
        registry.close();
    }

    private String cx(String id) {
        return id + "^^^&" + authority + "&ISO";
    }

    private String send(String event, String... segments) {
        String message = "MSH|^~\\&|HIS|SITE|AFFINITY|REGION|20261124||ADT^" + event + "|ID-1|P|2.3.1\rEVN||20261124\r" + String.join("\r", segments) + '\r';
        return new String(feed.handle(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8).split("\r")[1].split("\\|")[1];
    }

    private String merge() {
        return send("A40", "PID|||" + cx(survivor), "MRG|" + cx(subsumed));
    }

    /** Every statement that writes: of the directory and of the registry, the last one before the commit and the one before it. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE pix_identifier SET survivor_key", "UPDATE pix_identifier SET patient_key", "DELETE FROM pix_patient",
            "UPDATE registry_patient", "UPDATE registry_object"})
    void theRepeatedMessageCompletesIt(String statement) throws Exception {
        String document = uniqueId();
        assertEquals("AA", send("A04", "PID|||" + cx(subsumed)));
        assertEquals("AA", send("A04", "PID|||" + cx(survivor)));
        assertTrue(registry.registerDocumentSet(SampleSubmission.of(cx(subsumed)).document("d", document).request()).isSuccess());

        database.failAt(statement);
        assertEquals("AE", merge());
        assertEquals(3, queries.all(cx(subsumed)).size(), "the registry has all of it, as before");
        assertEquals(List.of(), queries.all(cx(survivor)));
        RegistryResponse meanwhile = registry.registerDocumentSet(SampleSubmission.of(cx(subsumed)).document("e", uniqueId()).request());
        assertTrue(meanwhile.isSuccess(), "and goes on as before");

        database.heal();
        assertEquals("AA", merge());
        assertEquals(List.of(), queries.all(cx(subsumed)));
        assertEquals(6, queries.all(cx(survivor)).size());
    }

    @Test
    void theSurvivorMayBeMergedBeforeTheMessageIsRepeated() throws Exception {
        String last = "K" + TestRegistry.number();
        for (String id : List.of(subsumed, survivor, last)) {
            assertEquals("AA", send("A04", "PID|||" + cx(id)));
        }
        assertTrue(registry.registerDocumentSet(SampleSubmission.of(cx(subsumed)).document("d", uniqueId()).request()).isSuccess());
        database.failAt("UPDATE registry_object");
        assertEquals("AE", merge());
        database.heal();
        assertEquals("AA", send("A40", "PID|||" + cx(last), "MRG|" + cx(survivor)));
        assertEquals("AA", merge());
        assertEquals(3, queries.all(cx(last)).size());
    }
}
