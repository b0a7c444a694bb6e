package org.affinitydomain.pix.v3;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientFeedListener;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientStore;
import org.affinitydomain.pix.TestDatabases;
import org.affinitydomain.pix.feed.PatientFeed;
import org.affinitydomain.platform.AffinityDomainProvider;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.xds.ebrim.MetadataFormatException;

/** A feed for the sample region over an empty database, with a listener that remembers what it was told. */
final class V3Fixture implements AutoCloseable {
    static final String DOMAIN = "1.3.6.1.4.1.21367.13.20.1000";
    static final String SAINT_LUC = "1.3.6.1.4.1.21367.13.80.21.1.1";

    final TestDatabases.Opened database = TestDatabases.H2.open();
    final AffinityDomain domain = AffinityDomainProvider.load(new Settings(key -> Optional.empty()));
    final PatientStore store = new PatientStore(database.dataSource(), domain::acceptsPatientIdsOf);
    final List<PatientIdentity> told = new ArrayList<>();
    final List<IdentifierMerge> merged = new ArrayList<>();
    boolean failing;
    private final PatientIdentityFeedV3 feed = new PatientIdentityFeedV3(domain, new PatientFeed(store, List.of(new PatientFeedListener() {
        @Override
        public void patientRegistered(PatientIdentity patient) {
            if (failing) {
                throw new IllegalStateException("registry database down");
            }
            told.add(patient);
        }

        @Override
        public void identifiersMerged(List<IdentifierMerge> merges) {
            merged.addAll(merges);
        }
    })));

    /** A golden message. */
    static String golden(String name) throws IOException {
        try (InputStream in = V3Fixture.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static V3Element parse(String message) throws XMLStreamException, MetadataFormatException {
        XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(message));
        xml.nextTag();
        return V3Element.read(xml);
    }

    /** Sends a message; the acknowledgement as it would go out. */
    String send(Interaction interaction, String message) throws XMLStreamException, MetadataFormatException {
        StringWriter out = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        new AcknowledgementWriter(Clock.systemDefaultZone()).write(feed.take(interaction, parse(message)), xml);
        xml.close();
        return out.toString();
    }

    @Override
    public void close() {
        database.close();
    }
}
