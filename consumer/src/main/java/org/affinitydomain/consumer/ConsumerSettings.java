package org.affinitydomain.consumer;

import java.time.Duration;
import java.util.Objects;
import org.affinitydomain.consumer.image.RetrieveMethod;
import org.affinitydomain.platform.Settings;

/**
 * What an installation says of its consumer.
 *
 * @param via             {@code affinity.consumer.retrieve.via} (rad69): how instances are retrieved when a request does not say it
 * @param atOnce          {@code affinity.consumer.retrieve.at-once} (16): instances on their way at a time
 * @param patience        {@code affinity.consumer.retrieve.patience} (PT30S): how long others wait for their turn
 * @param maxStudies      {@code affinity.consumer.search.max-studies} (5000): the most studies of a patient that are sorted
 * @param cachedInstances {@code affinity.consumer.manifests.max-instances} (200000): how many instances the manifests kept in
 *                        memory may list; some 200 bytes each
 * @param connectTimeout  {@code affinity.consumer.wado-rs.connect-timeout} (PT5S)
 * @param responseTimeout {@code affinity.consumer.wado-rs.response-timeout} (PT30S): how long a source may be silent, before its
 *                        answer and in it
 */
public record ConsumerSettings(RetrieveMethod via, int atOnce, Duration patience, int maxStudies, int cachedInstances,
                               Duration connectTimeout, Duration responseTimeout) {

    public ConsumerSettings {
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
    }

    /** Reads them. */
    public static ConsumerSettings of(Settings settings) {
        String via = settings.text("affinity.consumer.retrieve.via").orElse(RetrieveMethod.RAD_69.key());
        return new ConsumerSettings(
                RetrieveMethod.named(via).orElseThrow(() -> new IllegalArgumentException(
                        "AFF4002 affinity.consumer.retrieve.via is '" + via + "': write rad69 or wado-rs")),
                settings.number("affinity.consumer.retrieve.at-once", 16, 1, 1_000),
                settings.duration("affinity.consumer.retrieve.patience", Duration.ofSeconds(30)),
                settings.number("affinity.consumer.search.max-studies", 5_000, 1, 100_000),
                settings.number("affinity.consumer.manifests.max-instances", 200_000, 0, 10_000_000),
                settings.duration("affinity.consumer.wado-rs.connect-timeout", Duration.ofSeconds(5)),
                settings.duration("affinity.consumer.wado-rs.response-timeout", Duration.ofSeconds(30)));
    }
}
