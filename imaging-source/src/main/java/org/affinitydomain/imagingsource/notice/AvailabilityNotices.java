package org.affinitydomain.imagingsource.notice;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.AvailabilityListener;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Subject;

/**
 * Takes Instance Availability Notifications (RAD TF-3 4.49; PS3.4 R) as notices of the studies of whoever sends them: of the
 * sources whose PACS has the calling AE title, or else of all that listen to notifications, since workflow managers send them too.
 */
public final class AvailabilityNotices implements AvailabilityListener {
    private static final String UNAVAILABLE = "UNAVAILABLE";
    private static final int LONGEST_UID = 64;

    private final LocalSources sources;
    private final StudyNotices notices;

    /**
     * @param sources whose PACS may tell
     * @param notices takes what is told
     */
    public AvailabilityNotices(LocalSources sources, StudyNotices notices) {
        this.sources = sources;
        this.notices = notices;
    }

    @Override
    public void available(String callingAeTitle, String sopInstanceUid, DataSet notification) throws IOException {
        String study = notification.string(Tag.STUDY_INSTANCE_UID).filter(uid -> uid.length() <= LONGEST_UID && InstanceQuery.isUid(uid))
                .orElseThrow(() -> new DimseException(Status.MISSING_ATTRIBUTE, "the notification has no Study Instance UID (0020,000D)"));
        long available = notification.items(Tag.REFERENCED_SERIES_SEQUENCE).stream()
                .flatMap(series -> series.items(Tag.REFERENCED_SOP_SEQUENCE).stream())
                .filter(instance -> instance.string(Tag.INSTANCE_AVAILABILITY).filter(UNAVAILABLE::equals).isEmpty())
                .map(instance -> instance.string(Tag.REFERENCED_SOP_INSTANCE_UID)).distinct().count();
        OptionalInt instances = available == 0 || available > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) available);
        try {
            notices.hear(told(callingAeTitle).stream()
                    .map(source -> new StudyNotice(Subject.study(source.id(), study), StudyEvent.AVAILABILITY, instances)).toList());
        } catch (SQLException e) {
            throw new IOException("the notification could not be stored: " + e.getMessage(), e);
        }
    }

    private List<LocalSource> told(String callingAeTitle) {
        List<LocalSource> own = sources.all().stream().filter(source -> source.source().access() instanceof StudyAccess.Dicom dicom
                && dicom.aeTitle().equals(callingAeTitle)).toList();
        return own.isEmpty() ? sources.all().stream().filter(source -> source.source().triggers().hears(StudyEvent.AVAILABILITY)).toList() : own;
    }
}
