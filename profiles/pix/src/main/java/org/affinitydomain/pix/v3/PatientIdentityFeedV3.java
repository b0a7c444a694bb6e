package org.affinitydomain.pix.v3;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.PatientConflictException;
import org.affinitydomain.pix.PatientMerge;
import org.affinitydomain.pix.feed.Conflicts;
import org.affinitydomain.pix.feed.FeedFailureException;
import org.affinitydomain.pix.feed.FeedLog;
import org.affinitydomain.pix.feed.PatientFeed;
import org.affinitydomain.pix.v3.Acknowledgement.Detail;
import org.affinitydomain.pix.v3.RegistrationReader.Registration;
import org.affinitydomain.xds.ebrim.MetadataFormatException;

/**
 * Patient Identity Feed HL7 v3, ITI-44: Record Added and Record Revised make a patient known (ITI TF-2 3.44.4.1), Duplicates Resolved merges
 * patients (3.44.4.2). For several threads.
 */
public final class PatientIdentityFeedV3 implements PatientRegistryTracker {
    private final RegistrationReader reader;
    private final PatientFeed feed;

    /**
     * @param domain whose patient identifiers are taken
     * @param feed   takes what the messages say
     */
    public PatientIdentityFeedV3(AffinityDomain domain, PatientFeed feed) {
        this.reader = new RegistrationReader(domain);
        this.feed = feed;
    }

    @Override
    public Acknowledgement take(Interaction interaction, V3Element message) throws MetadataFormatException {
        TransmissionWrapper wrapper = TransmissionWrapper.of(message);
        try {
            carryOut(interaction, message);
            return new Acknowledgement(wrapper, Optional.empty());
        } catch (FeedFailureException e) {
            FeedLog.failed(wrapper.id().toString(), e.getCause());
            return refused(wrapper, new Detail(DetailCode.INTERR, e.getMessage(), '/' + message.name()));
        } catch (V3Refusal e) {
            FeedLog.refused(wrapper.id().toString(), "CE", e.code().condition(), e.location());
            return refused(wrapper, new Detail(e.code(), e.getMessage(), e.location()));
        }
    }

    private void carryOut(Interaction interaction, V3Element message) throws V3Refusal, FeedFailureException {
        Registration registration = reader.read(interaction, message);
        try {
            if (interaction == Interaction.DUPLICATES_RESOLVED) {
                feed.merge(List.of(PatientMerge.of(registration.patient(), registration.prior())));
            } else {
                feed.register(registration.patient());
            }
        } catch (PatientConflictException e) {
            throw new V3Refusal(DetailCode.of(Conflicts.condition(e.conflict())), registration.place(e.identifier(), message.name()), e.getMessage());
        }
    }

    private static Acknowledgement refused(TransmissionWrapper wrapper, Detail detail) {
        return new Acknowledgement(wrapper, Optional.of(detail));
    }
}
