package org.affinitydomain.imagingsource.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.learn.StudyArrivals;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That images arrive is enough: nobody polls the archive here, and nobody asks. */
class ArchiveLearningTest {
    private static final Duration QUIET = Duration.ofSeconds(10);
    @TempDir
    Path data;
    private final TestClock clock = new TestClock();
    private final FakeRepository repository = new FakeRepository();
    private Archive archive;
    private TestLearning learning;

    private void begin(DataSource dataSource) {
        AffinityDomain domain = Region.in(data);
        Triggers triggers = new Triggers(Optional.empty(), Set.of(), Optional.empty(), Completion.QUIET);
        learning = new TestLearning(dataSource, domain, Region.sources(domain, new ArchivePacs("saint-luc", data, "test", dataSource), triggers),
                new FakeDirectory().withPatient(), repository, clock);
        archive = new Archive("saint-luc", data, "test", dataSource, new ArchiveSettings(1 << 20, 0, 10),
                new StudyArrivals("saint-luc", learning.queue, QUIET, source -> { }), clock);
    }

    private void arrive(DataSet... images) throws Exception {
        for (DataSet image : images) {
            clock.advance(Duration.ofMillis(1_100));
            archive.store(new ByteArrayInputStream(TestImages.file(image)), received -> { });
        }
    }

    private List<Result> drain() throws Exception {
        return learning.drain().stream().map(StudyOutcome::result).toList();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStudyIsPublishedWhenItIsQuietAndWithdrawnWhenItIsRejected(Database database) throws Exception {
        begin(database.empty());
        arrive(TestImages.image(TestImages.SERIES, 1).build());
        assertEquals(List.of(), drain(), "it may still be arriving");
        clock.advance(QUIET.minusSeconds(2));
        arrive(TestImages.image(TestImages.SERIES, 2).build(), TestImages.image(TestImages.SERIES, 3).build());
        clock.advance(QUIET.minusSeconds(1));
        drain();
        assertEquals(0, repository.approved(), "it has changed again");
        clock.advance(QUIET);
        assertEquals(List.of(Result.PUBLISHED), drain());
        clock.advance(QUIET);
        assertEquals(List.of(), drain());
        arrive(TestImages.image(TestImages.SERIES, 1).build());
        clock.advance(QUIET);
        assertEquals(List.of(), drain(), "the same image again is nothing new");
        arrive(TestImages.keyObject("113001", 1, 2, 3));
        clock.advance(QUIET);
        assertEquals(List.of(Result.WITHDRAWN), drain());
        assertEquals(0, repository.approved());
        arrive(TestImages.image(TestImages.SERIES, 4).build());
        clock.advance(QUIET);
        assertEquals(List.of(Result.PUBLISHED), drain());
        assertEquals(1, repository.approved());
    }
}
