package org.affinitydomain.imagingsource;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.publish.RetryPolicy;
import org.affinitydomain.platform.Settings;

/**
 * What an installation says of the imaging sources that it runs.
 *
 * @param pollInterval  {@code affinity.imaging-source.poll-seconds} (30): how long after one look for new studies the next begins
 * @param firstPoll     {@code affinity.imaging-source.first-poll-seconds} (10): after the start
 * @param quietTime     {@code affinity.imaging-source.quiet-seconds} (5): how long the files of a study must have been left
 *                      alone; a copy under way would be published in pieces
 * @param retries       {@code affinity.imaging-source.retry.longest} (PT1H) and {@code affinity.imaging-source.retry.attempts} (100)
 * @param mostInstances {@code affinity.imaging-source.retrieve.max-instances} (20000): in one RAD-69 request
 * @param settings      the others: {@code affinity.imaging-source.SOURCE.time-zone}, {@code .dicomweb.token},
 *                      {@code .dicomweb.user} and {@code .dicomweb.password}
 */
public record ImagingSourceSettings(Duration pollInterval, Duration firstPoll, Duration quietTime, RetryPolicy retries, int mostInstances,
                                    Settings settings) {
    private static final String PREFIX = "affinity.imaging-source.";
    private static final int DAY = 86_400;

    public ImagingSourceSettings {
        Objects.requireNonNull(pollInterval, "pollInterval");
        Objects.requireNonNull(firstPoll, "firstPoll");
        Objects.requireNonNull(quietTime, "quietTime");
        Objects.requireNonNull(retries, "retries");
        Objects.requireNonNull(settings, "settings");
    }

    /** Reads them. */
    public static ImagingSourceSettings of(Settings settings) {
        Duration interval = Duration.ofSeconds(settings.number(PREFIX + "poll-seconds", 30, 1, DAY));
        return new ImagingSourceSettings(interval, Duration.ofSeconds(settings.number(PREFIX + "first-poll-seconds", 10, 0, DAY)),
                Duration.ofSeconds(settings.number(PREFIX + "quiet-seconds", 5, 0, DAY)),
                new RetryPolicy(interval, settings.duration(PREFIX + "retry.longest", Duration.ofHours(1)),
                        settings.number(PREFIX + "retry.attempts", 100, 1, 1_000_000)),
                settings.number(PREFIX + "retrieve.max-instances", 20_000, 1, 1_000_000), settings);
    }

    /** The zone of a source's hospital, for DICOM objects that do not say their offset from UTC; by default that of the server. */
    public ZoneId zone(String sourceId) {
        String key = PREFIX + sourceId + ".time-zone";
        return settings.text(key).map(name -> {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("AFF3040 " + key + " is '" + name + "': write a zone such as Europe/Zurich", e);
            }
        }).orElseGet(ZoneId::systemDefault);
    }

    /** How a source's PACS wants to know who asks. */
    public Authorization authorization(String sourceId) {
        String key = PREFIX + sourceId + ".dicomweb.";
        Optional<String> user = settings.text(key + "user");
        if (user.isPresent()) {
            return new Authorization.Basic(user.get(), settings.required(key + "password"));
        }
        return settings.text(key + "token").<Authorization>map(Authorization.Bearer::new).orElseGet(Authorization.None::new);
    }
}
