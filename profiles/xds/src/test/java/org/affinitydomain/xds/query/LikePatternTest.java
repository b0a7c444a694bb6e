package org.affinitydomain.xds.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

    @ParameterizedTest
    @CsvSource({"%Ford%, ^Ford^Sherry^^^, true", "^Ford%, ^Ford^Sherry^^^, true", "Ford%, ^Ford^Sherry^^^, false",
        "%ford%, ^Ford^Sherry^^^, false", "_Ford^%, ^Ford^Sherry^^^, true", "%, '', true", "_, '', false", "'', '', true", "'', a, false",
        "a.c, abc, false", "%%_, x, true"})
    void matchesAsSqlDoes(String pattern, String value, boolean expected) {
        assertEquals(expected, new LikePattern(pattern).matches(value));
    }

    @Property
    void agreesWithARegularExpression(@ForAll @Chars({'a', 'b', '%', '_'}) @StringLength(max = 8) String pattern,
                                      @ForAll @Chars({'a', 'b'}) @StringLength(max = 10) String value) {
        String regex = pattern.chars().mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : String.valueOf((char) c)).collect(Collectors.joining());
        assertEquals(Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches(), new LikePattern(pattern).matches(value));
    }

    @Test
    void noPatternTakesLong() {
        String value = "a".repeat(10_000);
        assertTimeout(Duration.ofSeconds(10), () -> assertFalse(new LikePattern("%a".repeat(100) + "%b").matches(value)));
    }
}
