package org.affinitydomain.tools.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Options OPTIONS = new Options(Set.of("-f"), Set.of("--out", "-n"));

    @Test
    void valuesFollowOrAreJoined() {
        Arguments arguments = Arguments.parse(List.of("-f", "--out", "a", "--out=b=c", "-n", "7"), OPTIONS);
        assertTrue(arguments.has("-f"));
        assertEquals(List.of("a", "b=c"), arguments.all("--out"));
        assertEquals(Optional.of("b=c"), arguments.value("--out"));
        assertEquals(OptionalInt.of(7), arguments.number("-n", 0, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unknown", "stray", "--outx=1", "-f=1", "--out"})
    void anythingElseIsRefusedByName(String word) {
        CommandFailure failure = assertThrows(CommandFailure.class, () -> Arguments.parse(List.of(word), OPTIONS));
        assertTrue(failure.getMessage().contains(word), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "-1", "x", ""})
    void numbersOutsideTheirRangeAreRefused(String value) {
        Arguments arguments = Arguments.parse(List.of("-n", value), OPTIONS);
        assertThrows(CommandFailure.class, () -> arguments.number("-n", 0, 10));
    }
}
