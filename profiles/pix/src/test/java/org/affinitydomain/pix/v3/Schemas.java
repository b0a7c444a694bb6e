package org.affinitydomain.pix.v3;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** HL7's own schemas of the Normative Edition 2008, as IPF carries them: the independent judge of every message. */
final class Schemas {

    private Schemas() {
    }

    /** Fails unless the message is one of that name by HL7's schema. */
    static void assertValid(String artifact, String message) throws SAXException, IOException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(
                Schemas.class.getResource("/schema/HL7V3/NE2008/multicacheschemas/" + artifact + ".xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(message)));
    }
}
