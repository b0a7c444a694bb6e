package org.affinitydomain.consumer.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.RimReader;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;

/** Takes the entries of an answer one at a time and keeps what they say of studies, up to a bound. */
final class StudyCollector implements AdhocQueryResponse.Sink {

    /** More entries come than are kept. */
    static final class BoundExceededException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final StudyReader reader;
    private final int bound;
    private final List<FoundStudy> studies = new ArrayList<>();

    StudyCollector(StudyReader reader, int bound) {
        this.reader = reader;
        this.bound = bound;
    }

    List<FoundStudy> studies() {
        return studies;
    }

    @Override
    public void object(byte[] xml) throws IOException {
        if (studies.size() == bound) {
            throw new BoundExceededException();
        }
        try {
            XMLStreamReader entry = Xml.reader(new ByteArrayInputStream(xml));
            entry.nextTag();
            studies.add(reader.read(new RimReader(entry, RimLimits.DEFAULT).object(RegistryObject.Element.EXTRINSIC_OBJECT)));
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException("the registry's answer is not valid: " + e.getMessage(), e);
        }
    }

    @Override
    public void objectRef(String id, Optional<String> home) throws IOException {
        throw new IOException("the registry answers with ObjectRef where LeafClass was asked for");
    }
}
