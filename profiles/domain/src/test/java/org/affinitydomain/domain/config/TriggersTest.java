package org.affinitydomain.domain.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.domain.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a source learns of studies, as its domain file says it. */
class TriggersTest {
    private static final String ACCESS = "    access: {folder: \"${affinity.data}/dicom/saint-luc\"}\n";

    private static Triggers load(String triggers) throws DomainConfigurationException, IOException {
        String domain = DomainLoader.sampleRegion().text().replace(ACCESS, ACCESS + "    triggers: " + triggers + "\n");
        return new DomainLoader(key -> key.equals("affinity.data") ? Optional.of("/data") : Optional.empty())
                .load(new Text("region.yaml", java.util.Map.of("region.yaml", domain,
                        "sample-region-codes.csv", DomainLoader.sampleRegion().beside("sample-region-codes.csv").text(),
                        "sample-region-imaging-codes.yaml", DomainLoader.sampleRegion().beside("sample-region-imaging-codes.yaml").text())))
                .imagingSource("saint-luc").orElseThrow().triggers();
    }

    @Test
    void withoutAWordThePacsIsAsked() throws Exception {
        assertEquals(Triggers.DEFAULT, load(""));
    }

    @Test
    void everythingThatCanBeSaid() throws Exception {
        Triggers triggers = load("{every: 5min, walk: 12h, lookBack: 48h, events: [availability, report, order], sender: RIS,"
                + " complete: {when: report, quiet: 90s, atMost: 72h}}");
        assertEquals(new Triggers(Optional.of(new Triggers.Polling(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofHours(12)),
                Duration.ofHours(48))), Set.of(StudyEvent.values()), Optional.of("RIS"),
                new Completion(Completion.Signal.REPORT, Optional.of(Duration.ofSeconds(90)), Duration.ofHours(72))), triggers);
    }

    @Test
    void aPacsThatIsNotToBeAsked() throws Exception {
        Triggers triggers = load("{poll: false, events: [report]}");
        assertTrue(triggers.polling().isEmpty());
        assertEquals(Set.of(StudyEvent.REPORT), triggers.events());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{poll: false}|nothing tells of studies",
        "{events: [reports]}|unknown event 'reports'",
        "{events: report}|must be a list",
        "{complete: {when: report}}|does not listen to reports",
        "{complete: {when: count}}|nothing that tells one is listened to",
        "{complete: {when: soon}}|unknown when 'soon'",
        "{complete: {quiet: 5min}}|'when' is missing",
        "{every: often}|'often' is not a duration",
        "{pol: true}|unknown key 'pol'"})
    void whatIsWrongIsSaidWithItsRemedy(String triggers, String problem) {
        DomainConfigurationException e = assertThrows(DomainConfigurationException.class, () -> load(triggers));
        List<String> problems = e.problems().stream().map(Problem::toString).toList();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(problem), problems.get(0));
    }
}
