package org.affinitydomain.imagingsource.publish;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.affinitydomain.platform.Settings;

/**
 * What an installation says of its publishing.
 *
 * @param poll         {@code affinity.imaging-source.poll} (PT1M): between the end of one look at all studies and the next
 * @param settle       {@code affinity.imaging-source.settle} (PT10S): how long a study must not have changed before it is
 *                     published without being asked for, where its PACS knows when it changed
 * @param retry        {@code affinity.imaging-source.retry} (PT15S): the first pause after a failure; each further one is twice as long
 * @param longestRetry {@code affinity.imaging-source.longest-retry} (PT10M)
 * @param patience     {@code affinity.imaging-source.patience} (PT1M): how long a request to publish waits for a run under way
 * @param absence      {@code affinity.imaging-source.absence} (PT10M): how long a PACS must not have a study any more before its
 *                     manifest is withdrawn
 * @param late         {@code affinity.imaging-source.late} (PT10M): how long after its sender gave up a submission may still arrive
 * @param lease        {@code affinity.imaging-source.lease} (PT2M): how long a study is left to a server of which nothing is heard
 * @param workers      {@code affinity.imaging-source.workers} (2): how many studies of one source are worked on at a time
 * @param zone         {@code affinity.imaging-source.zone}, for example {@code Europe/Paris}: of times in DICOM objects that
 *                     have no Timezone Offset From UTC; by default the server's
 */
public record PublicationSettings(Duration poll, Duration settle, Duration retry, Duration longestRetry, Duration patience,
                                  Duration absence, Duration late, Duration lease, int workers,
                                  ZoneId zone) {

    /** Reads them. */
    public static PublicationSettings of(Settings settings) {
        String key = "affinity.imaging-source.";
        return new PublicationSettings(settings.duration(key + "poll", Duration.ofMinutes(1)),
                settings.duration(key + "settle", Duration.ofSeconds(10)),
                settings.duration(key + "retry", Duration.ofSeconds(15)),
                settings.duration(key + "longest-retry", Duration.ofMinutes(10)),
                settings.duration(key + "patience", Duration.ofMinutes(1)),
                settings.duration(key + "absence", Duration.ofMinutes(10)),
                settings.duration(key + "late", Duration.ofMinutes(10)),
                settings.duration(key + "lease", Duration.ofMinutes(2)), settings.number(key + "workers", 2, 1, 64),
                settings.text(key + "zone").map(PublicationSettings::zone).orElseGet(ZoneId::systemDefault));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("AFF3023 affinity.imaging-source.zone is '" + name
                    + "': write the name of a time zone, such as Europe/Paris", e);
        }
    }
}
