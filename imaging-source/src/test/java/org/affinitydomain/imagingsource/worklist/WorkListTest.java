package org.affinitydomain.imagingsource.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.pacs.MemoryPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps studies back is seen by its kind, counted, and asked for again, one or all of a kind: on every database. */
class WorkListTest {
    @TempDir
    Path data;
    private final TestClock clock = new TestClock();
    private final FakeRepository repository = new FakeRepository();
    private final FakeDirectory directory = new FakeDirectory().withPatient();
    private final MemoryPacs pacs = new MemoryPacs(clock);
    private TestLearning learning;

    private void begin(Database database) throws Exception {
        AffinityDomain domain = Region.in(data);
        learning = new TestLearning(database.empty(), domain, Region.sources(domain, pacs), directory, repository, clock);
        for (int study = 1; study <= 3; study++) {
            pacs.store(TestImages.image("1.2." + study, "1.2." + study + ".1", 1).set(Tag.PATIENT_ID, study == 1 ? "L-1" : "L-2").build());
        }
        pacs.store(TestImages.image("1.2.4", "1.2.4.1", 1).set(Tag.MODALITY, "ZZ").build());
        clock.advance(Duration.ofMinutes(1));
        learning.look();
    }

    private String page(Map<String, String> parameters) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkListPage.read(learning.workList, WorkListQuery.read(name -> Optional.ofNullable(parameters.get(name))),
                Optional.ofNullable(parameters.get("after")), Optional.ofNullable(parameters.get("limit"))).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String counts() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkListCounts.of(learning.workList).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> studies(String page) {
        return Pattern.compile("\"study\":\"([^\"]+)\"").matcher(page).results().map(result -> result.group(1)).toList();
    }

    @ParameterizedTest
    @EnumSource
    void studiesAreFoundByWhatKeepsThemBack(Database database) throws Exception {
        begin(database);
        assertEquals(List.of("1.2.2", "1.2.3"), studies(page(Map.of("problem", "unknown-patient"))));
        assertTrue(page(Map.of("problem", "unknown-patient")).contains("\"reason\":\"patient L-2^^^&"), page(Map.of()));
        assertEquals(List.of("1.2.4"), studies(page(Map.of("problem", "no-code", "state", "failed", "source", "saint-luc"))));
        assertEquals(List.of("1.2.1"), studies(page(Map.of("state", "PUBLISHED"))));
        assertEquals(List.of(), studies(page(Map.of("source", "lakeside"))));
        String first = page(Map.of("limit", "3"));
        assertTrue(first.contains("\"next\":\"saint-luc/1.2.3\""), first);
        assertEquals(List.of("1.2.4"), studies(page(Map.of("limit", "3", "after", "saint-luc/1.2.3"))));
        for (Map<String, String> wrong : List.of(Map.of("problem", "sorrow"), Map.of("state", "lost"), Map.of("limit", "0"), Map.of("after", "x"))) {
            assertEquals(HttpProblem.Kind.BAD_REQUEST, assertThrows(HttpProblem.class, () -> page(wrong)).kind());
        }
    }

    @ParameterizedTest
    @EnumSource
    void studiesAreCountedByKind(Database database) throws Exception {
        begin(database);
        assertEquals("{\"counts\":[{\"source\":\"saint-luc\",\"state\":\"failed\",\"problem\":\"no-code\",\"count\":1},"
                + "{\"source\":\"saint-luc\",\"state\":\"pending\",\"problem\":\"unknown-patient\",\"count\":2},"
                + "{\"source\":\"saint-luc\",\"state\":\"published\",\"count\":1}],\"queued\":2}", counts());
    }

    @ParameterizedTest
    @EnumSource
    void allOfAKindAreAskedForAgain(Database database) throws Exception {
        begin(database);
        directory.withPatient("L-2", "R-2");
        assertEquals(List.of(), learning.drain(), "their time has not come");
        assertEquals(2, learning.workList.ask(WorkListQuery.read(name -> name.equals("problem") ? Optional.of("unknown-patient") : Optional.empty())));
        learning.drain();
        assertEquals(3, repository.approved());
        assertEquals(0, learning.queue.size());
    }

    @ParameterizedTest
    @EnumSource
    void oneIsAskedForAgain(Database database) throws Exception {
        begin(database);
        learning.workList.ask("saint-luc", "1.2.4");
        assertEquals(1, learning.drain().size());
        assertEquals(2, learning.publication("1.2.4").standing().attempts());
    }
}
