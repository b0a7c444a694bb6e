package org.affinitydomain.imagingsource.query;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.affinitydomain.imagingsource.web.HttpProblem;

/** Whatever a request says, it is read or refused, and nothing else. */
class QidoRequestFuzzTest {

    @Provide
    Arbitrary<Map<String, List<String>>> parameters() {
        Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of("StudyDate", "StudyTime", "PatientName", "00100010", "0020000D", "SeriesNumber",
                "InstanceNumber", "limit", "offset", "includefield", "fuzzymatching", "ModalitiesInStudy", "PatientID"), Arbitraries.strings().ofMaxLength(20));
        Arbitrary<String> values = Arbitraries.oneOf(Arbitraries.strings().withChars("0123456789-.:*?\\,=^%_!").ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(100), Arbitraries.of("all", "20260101-20260131", "10-", "true"));
        return Arbitraries.maps(names, values.list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.oneOf(Arbitraries.of("/a/studies", "/a/series", "/a/instances", "/studies", "/a/studies/1.2/series",
                "/a/studies/1.2/instances", "/a/studies/1.2/series/3.4/instances/"), Combinators.combine(Arbitraries.of("/a", "/studies", ""),
                Arbitraries.strings().withChars("/.0123456789studieseriesinstances").ofMaxLength(40)).as((begin, end) -> begin + end));
    }

    @Property(tries = 5_000)
    void anyRequest(@ForAll("paths") String path, @ForAll("parameters") Map<String, List<String>> parameters) {
        try {
            Optional<QidoRequest> request = QidoRequest.of(path, parameters);
            request.ifPresent(read -> assertTrue(read.offset() >= 0 && read.limit().orElse(0) >= 0 && read.query().keys().keySet().stream()
                    .allMatch(key -> key.level().compareTo(read.query().level()) <= 0)));
        } catch (HttpProblem refused) {
            assertNotNull(refused.getMessage());
        }
    }
}
