package org.affinitydomain.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a connection from this machine. */
class OwnMachineOnlyTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "127.0.0.5, 127.0.0.1", "::1, 0:0:0:0:0:0:0:1", "192.0.2.7, 192.0.2.7", "2001:db8::7, 2001:db8::7"})
    void fromHere(String from, String to) throws Exception {
        assertTrue(OwnMachineOnly.isOfThisMachine(from, to));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.8, 192.0.2.7", "192.0.2.8, 127.0.0.1", "2001:db8::8, 2001:db8::7", "::ffff:192.0.2.8, 192.0.2.7"})
    void fromElsewhere(String from, String to) throws Exception {
        assertFalse(OwnMachineOnly.isOfThisMachine(from, to));
    }
}
