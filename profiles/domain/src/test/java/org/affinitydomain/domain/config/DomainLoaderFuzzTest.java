package org.affinitydomain.domain.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever is in the file, loading ends with a domain or with a list of problems. */
class DomainLoaderFuzzTest {
    private final String sample = sample();

    private static String sample() {
        try {
            return DomainLoader.sampleRegion().text().replaceAll("(?m)^  include: .*$", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 300)
    void anyTextIsRefusedWithProblems(@ForAll @StringLength(max = 200) String text) {
        assertEndsWell(text);
    }

    @Property(tries = 200)
    void anySampleCutShortOrChangedIsLoadedOrRefused(@ForAll @IntRange(max = 4000) int cut, @ForAll @IntRange(max = 4000) int at,
                                                     @ForAll @StringLength(max = 3) String inserted) {
        int end = Math.min(cut, sample.length());
        int where = Math.min(at, end);
        assertEndsWell(sample.substring(0, where) + inserted + sample.substring(where, end));
    }

    private static void assertEndsWell(String text) {
        try {
            new DomainLoader(key -> Optional.of("/x")).load(Text.of(text));
        } catch (DomainConfigurationException e) {
            assertFalse(e.problems().isEmpty());
        }
    }
}
