package org.affinitydomain.imagingsource.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.pacs.BrokenPacs;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instance Availability Notifications become notices and work, when their source listens to them. */
class AvailabilityNoticesTest {
    private static final Subject STUDY = Subject.study("saint-luc", "1.2.3");
    @TempDir
    Path data;
    private final TestClock clock = new TestClock();

    private AvailabilityNotices listener(Set<StudyEvent> events) throws Exception {
        AffinityDomain domain = Region.in(data);
        LocalSources sources = Region.sources(domain, BrokenPacs.down(),
                new Triggers(Optional.of(Triggers.Polling.DEFAULT), events, Optional.empty(), Completion.QUIET));
        Database.H2.empty();
        return new AvailabilityNotices(sources, new StudyIntake(sources, new NoticeStore(Database.H2.get()), queue(), clock, source -> { }));
    }

    private WorkQueue queue() {
        return new WorkQueue(Database.H2.get(), "test", Duration.ofMinutes(1), clock);
    }

    private static DataSet notification(String... availabilities) {
        int[] number = {0};
        return DataSet.builder().set(Tag.STUDY_INSTANCE_UID, "1.2.3").setItem(Tag.REFERENCED_SERIES_SEQUENCE, DataSet.builder()
                .set(Tag.SERIES_INSTANCE_UID, "1.2.3.1").setItems(Tag.REFERENCED_SOP_SEQUENCE, Arrays.stream(availabilities)
                        .map(availability -> DataSet.builder().set(Tag.REFERENCED_SOP_INSTANCE_UID, "1.2.3.1." + ++number[0])
                                .set(Tag.INSTANCE_AVAILABILITY, availability).build()).toList()).build()).build();
    }

    @Test
    void aNotificationIsANoticeWithItsNumberOfInstances() throws Exception {
        listener(Set.of(StudyEvent.AVAILABILITY)).available("PACS", "2.25.1", notification("ONLINE", "NEARLINE", "UNAVAILABLE"));
        assertEquals(List.of(new StudyNotice(STUDY, StudyEvent.AVAILABILITY, OptionalInt.of(2))), new NoticeStore(Database.H2.get()).of(STUDY));
        assertEquals(STUDY, queue().claim("saint-luc").orElseThrow().item().subject());
    }

    @Test
    void aSourceThatDoesNotListenHearsNothing() throws Exception {
        listener(Set.of(StudyEvent.REPORT)).available("PACS", "2.25.1", notification("ONLINE"));
        assertEquals(0, queue().size());
    }

    @Test
    void aNotificationOfNoStudyIsRefused() throws Exception {
        AvailabilityNotices listener = listener(Set.of(StudyEvent.AVAILABILITY));
        assertEquals(Status.MISSING_ATTRIBUTE, assertThrows(DimseException.class, () -> listener.available("PACS", "2.25.1", DataSet.empty())).status());
        assertEquals(0, queue().size());
    }
}
