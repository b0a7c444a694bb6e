package org.affinitydomain.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Adler32;
import org.affinitydomain.xds.ebrim.RegistryObject.Element;

/**
 * The preset dictionaries of stored objects: what every object of a kind repeats. A dictionary is never edited, because what
 * is stored needs it; a better one is a further resource. A stored object names its dictionary by the Adler-32 of it (RFC
 * 1950 2.2). One for each kind, because setting a dictionary takes time by its length.
 */
final class ContentDictionaries {

    /** Of every kind together; nothing is stored with it any more. */
    private static final String FIRST = "content-dictionary-1.xml";
    private static final Map<Element, String> LATEST = Map.of(
            Element.EXTRINSIC_OBJECT, "content-dictionary-2-extrinsic-object.xml",
            Element.REGISTRY_PACKAGE, "content-dictionary-2-registry-package.xml",
            Element.ASSOCIATION, "content-dictionary-2-association.xml");

    private final Map<Element, byte[]> latest = new EnumMap<>(Element.class);
    private final Map<Integer, byte[]> byChecksum = new HashMap<>();

    ContentDictionaries() {
        LATEST.forEach((element, resource) -> latest.put(element, load(resource)));
        load(FIRST);
    }

    private byte[] load(String resource) {
        try (InputStream in = ContentDictionaries.class.getResourceAsStream(resource)) {
            byte[] dictionary = in.readAllBytes();
            Adler32 checksum = new Adler32();
            checksum.update(dictionary);
            byChecksum.put((int) checksum.getValue(), dictionary);
            return dictionary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one to store an object with. */
    byte[] of(Element element) {
        return latest.get(element);
    }

    /** The one that an object was stored with. */
    Optional<byte[]> withChecksum(int adler32) {
        return Optional.ofNullable(byChecksum.get(adler32));
    }
}
