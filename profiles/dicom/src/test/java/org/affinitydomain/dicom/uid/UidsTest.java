package org.affinitydomain.dicom.uid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidsTest {
    private static final UUID URL_NAME_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "2.25.0", "1.2.840.10008.5.1.4.1.1.88.59", "0.0",
        "1.2.840.113619.2.5.1762583153.215519.978957063.78.11111111111111"})
    void uidsOfTheStandardsForm(String uid) {
        assertTrue(Uids.isValid(uid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "1..2", "1.02", "3.1", "10.1", "1.2a", "1.2 ", "1.2.-3", "1.٣",
        "1.2.840.113619.2.5.1762583153.215519.978957063.78.111111111111111"})
    void othersAreNone(String uid) {
        assertFalse(Uids.isValid(uid));
    }

    @Property(tries = 200)
    void uidsThatAreMadeAreValid(@ForAll long high, @ForAll long low, @ForAll String name) {
        assertTrue(Uids.isValid(Uids.of(new UUID(high, low))));
        String uid = Uids.nameBased(new UUID(high, low), name);
        assertTrue(Uids.isValid(uid));
        assertEquals(uid, Uids.nameBased(new UUID(high, low), name));
        assertNotEquals(uid, Uids.nameBased(new UUID(high, low), name + "."));
    }

    /** The example of PS3.5 B.2, and a name-based UUID that others compute too (python: uuid.uuid5). */
    @Test
    void uidsAreThoseThatOthersMake() {
        assertEquals("2.25.329800735698586629295641978511506172918",
                Uids.of(UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")));
        assertEquals(Uids.of(UUID.fromString("61928caa-6d7f-51e2-b80c-e6a278918a2d")),
                Uids.nameBased(URL_NAME_SPACE, "https://example.org/müller"));
    }
}
