package org.affinitydomain.imagingsource.archive;

import org.affinitydomain.platform.Settings;

/**
 * What an archive takes ({@code affinity.imaging-source.archive.*}).
 *
 * @param largestInstance bytes of the file of one instance
 * @param freeBytes       of the disk, which are left free; with less, nothing is taken any more
 * @param mostInstances   of one STOW-RS request
 */
public record ArchiveSettings(long largestInstance, long freeBytes, int mostInstances) {
    private static final String KEY = "affinity.imaging-source.archive.";
    private static final int LARGEST_MEBIBYTES = 8_192;
    private static final int FREE_MEBIBYTES = 1_024;
    private static final int INSTANCES = 20_000;

    /** As the installation says. */
    public static ArchiveSettings of(Settings settings) {
        return new ArchiveSettings((long) settings.number(KEY + "max-instance-mebibytes", LARGEST_MEBIBYTES, 1, 1_000_000) << 20,
                (long) settings.number(KEY + "free-mebibytes", FREE_MEBIBYTES, 0, Integer.MAX_VALUE) << 20,
                settings.number(KEY + "max-instances", INSTANCES, 1, 1_000_000));
    }
}
