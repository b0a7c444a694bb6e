package org.affinitydomain.registry.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.junit.jupiter.api.Test;

class ContentCodecTest {

    private final ContentCodec codec = new ContentCodec();

    @Test
    void everyKindOfObjectComesBack() throws Exception {
        for (RegistryObject object : objects()) {
            byte[] content = codec.encode(object);
            assertEquals(object, codec.decode(content));
            try (ContentReader reader = codec.reader()) {
                assertEquals(object, AdhocQueryMessage.parse(reader.xml(content), RimLimits.DEFAULT));
                assertArrayEquals(reader.xml(content), reader.xml(content), "a reader reads one row after the other");
            }
        }
    }

    /** Such rows are in databases. */
    @Test
    void rowsWithTheFirstDictionaryAreRead() {
        assertEquals(MetadataBuilder.association("urn:uuid:00000000-0000-4000-8000-000000000001", AssociationType.HAS_MEMBER,
                        "urn:uuid:00000000-0000-4000-8000-000000000002", "urn:uuid:00000000-0000-4000-8000-000000000003").build(),
                codec.decode(Base64.getDecoder().decode("ePksjEndo80MsAEU6IIJExBhAeNCgSFNZonpMNFLhN+McE4GE6HZGBifAG23grg=")));
    }

    @Test
    void anEntryTakesATenthOfItsXml() {
        RegistryObject entry = objects().stream().filter(o -> o.element() == RegistryObject.Element.EXTRINSIC_OBJECT).findFirst().orElseThrow();
        try (ContentReader reader = codec.reader()) {
            byte[] content = codec.encode(entry);
            assertTrue(content.length * 10 < reader.xml(content).length, content.length + " bytes");
        }
    }

    @Property(tries = 200)
    void anyTextComesBack(@ForAll("xmlText") String text) {
        RegistryObject object = MetadataBuilder.folder(EntryIds.next()).set(Attribute.FOL_TITLE, text).build().withSlot("urn:x", List.of(text.strip()));
        RegistryObject back = codec.decode(codec.encode(object));
        assertEquals(object.slotValues("urn:x"), back.slotValues("urn:x"));
    }

    @Provide
    Arbitrary<String> xmlText() {
        return Arbitraries.strings().withCharRange(' ', '\uD7FF').excludeChars('\u007F').ofMinLength(1).ofMaxLength(200).filter(s -> !s.isBlank())
                .map(s -> s.replaceAll("[\\u0080-\\u009F\\u2028\\u2029]", "x"));
    }

    @Test
    void damagedRowsAreNoticed() {
        byte[] content = codec.encode(objects().get(0));
        assertThrows(IllegalStateException.class, () -> codec.decode(Arrays.copyOf(content, content.length / 2)));
        assertThrows(IllegalStateException.class, () -> codec.decode(new byte[] {1, 2, 3}));
        byte[] changed = content.clone();
        changed[content.length - 1] ^= 0x55;
        assertThrows(IllegalStateException.class, () -> codec.decode(changed));
    }

    private static List<RegistryObject> objects() {
        return SampleSubmission.of("P^^^&1.2&ISO").document("doc", "1.2.3").folder("fol", "1.2.4").member("fol", "doc").request().objects().stream()
                .map(o -> o.withIds(id -> id.startsWith("urn:uuid:") ? id : EntryIds.text(TextKey.of(id)))).toList();
    }
}
