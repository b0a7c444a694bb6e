package org.affinitydomain.pix.v3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.junit.jupiter.api.Test;

/** What is read of a message, and that nobody can make it large. */
class V3ElementTest {
    private static final String START = "<a xmlns=\"urn:hl7-org:v3\">";

    @Test
    void elementsOfOthersAreLeftOut() throws Exception {
        V3Element read = V3Fixture.parse(START + "<b x=\" 1 \"/>one<e:c xmlns:e=\"urn:other\"><b x=\"no\"/></e:c><!-- two --> two<b x=\"2\" nullFlavor=\"NI\"/></a>");
        assertEquals(2, read.children().size());
        assertEquals("one two", read.text());
        assertEquals(List.of(Optional.of("1"), Optional.empty()), read.children("b").stream().map(b -> b.value("x")).toList());
    }

    @Test
    void messagesAreBounded() {
        String deep = "<b>".repeat(V3Element.MAX_DEPTH) + "</b>".repeat(V3Element.MAX_DEPTH);
        assertThrows(MetadataFormatException.class, () -> V3Fixture.parse(START + deep + "</a>"));
        assertThrows(MetadataFormatException.class, () -> V3Fixture.parse(START + "<b/>".repeat(V3Element.MAX_ELEMENTS) + "</a>"));
        assertThrows(MetadataFormatException.class, () -> V3Fixture.parse(START + "x".repeat(V3Element.MAX_CHARACTERS + 1) + "</a>"));
        assertThrows(MetadataFormatException.class, () -> V3Fixture.parse(START + "<b c=\"" + "x".repeat(V3Element.MAX_CHARACTERS) + "\"/></a>"));
        assertThrows(MetadataFormatException.class, () -> V3Fixture.parse(START + ("<b>" + "x".repeat(1000) + "</b>").repeat(600) + "</a>"));
    }

    /** A golden message with bytes changed is read, refused or no XML; nothing else happens. */
    @Property(tries = 300)
    void brokenMessages(@ForAll @IntRange(min = 1, max = 30) int changes, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        for (Interaction interaction : Interaction.values()) {
            String golden = V3Fixture.golden(switch (interaction) {
                case RECORD_ADDED -> "record-added.xml";
                case RECORD_REVISED -> "record-revised.xml";
                case DUPLICATES_RESOLVED -> "duplicates-resolved.xml";
            });
            StringBuilder message = new StringBuilder(golden);
            for (int i = 0; i < changes; i++) {
                message.setCharAt(60 + random.nextInt(message.length() - 60), "<>/\"'= aA0.&".charAt(random.nextInt(12)));
            }
            try {
                TransmissionWrapper.of(V3Fixture.parse(message.toString()));
            } catch (XMLStreamException | MetadataFormatException e) {
                assertTrue(e.getMessage() != null);
            }
        }
    }
}
