package org.affinitydomain.tools.demo;

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
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;

/**
 * The DocumentEntry of a manifest, as far as one needs it to get the manifest.
 *
 * @param repositoryUniqueId where it is
 * @param uniqueId           its SOP Instance UID
 * @param title              its title
 * @param referenceIds       the ids that it refers to (CXi), among them that of its study
 */
record FoundManifest(String repositoryUniqueId, String uniqueId, String title, List<String> referenceIds) {

    /** Whether it is the manifest of that study. */
    boolean isOf(String studyInstanceUid) {
        return referenceIds.stream().anyMatch(id -> id.startsWith(studyInstanceUid + "^"));
    }

    /** Takes the entries of an answer, and counts their bytes. */
    static final class Collector implements AdhocQueryResponse.Sink {
        private final List<FoundManifest> found = new ArrayList<>();
        private long bytes;

        List<FoundManifest> found() {
            return found;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void object(byte[] xml) throws IOException {
            bytes += xml.length;
            try {
                XMLStreamReader reader = Xml.reader(new ByteArrayInputStream(xml));
                reader.nextTag();
                RegistryObject entry = new RimReader(reader, RimLimits.DEFAULT).object(RegistryObject.Element.EXTRINSIC_OBJECT);
                found.add(new FoundManifest(Attribute.DE_REPOSITORY_UNIQUE_ID.value(entry).orElse(""),
                        Attribute.DE_UNIQUE_ID.value(entry).orElse(""), Attribute.DE_TITLE.value(entry).orElse(""),
                        Attribute.DE_REFERENCE_ID_LIST.values(entry)));
            } catch (XMLStreamException | MetadataFormatException e) {
                throw new IOException("the registry's answer is not valid: " + e.getMessage(), e);
            }
        }

        @Override
        public void objectRef(String id, Optional<String> home) throws IOException {
            throw new IOException("the registry answers with ObjectRef where LeafClass was asked for");
        }
    }
}
