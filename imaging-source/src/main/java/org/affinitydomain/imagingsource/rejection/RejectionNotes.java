package org.affinitydomain.imagingsource.rejection;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/**
 * Finds the rejection notes of a study (RAD TF-3 4.66.4.1.2) and leaves out what they reject: Key Object Selection Documents
 * among its instances whose title is a {@link RejectionReason}. A PACS that applies the notes itself does not list such
 * instances at all; others keep both.
 */
public final class RejectionNotes {
    private static final System.Logger LOG = System.getLogger(RejectionNotes.class.getName());
    /** A note names instances, and nothing that is long. */
    private static final ReadOptions NOTE = ReadOptions.documents().withMaxValueLength(64 << 10).withMaxHeldBytes(32L << 20);

    private final Set<String> notes = new HashSet<>();
    private final Set<String> rejected = new HashSet<>();

    private RejectionNotes() {
    }

    /**
     * A study without what was rejected, and without the notes themselves, which say nothing to a reader who never sees what
     * they are about.
     *
     * @return empty when nothing is left
     * @throws PacsException when a note cannot be read
     */
    public static Optional<PacsStudy> withoutRejected(PacsStudy study, Pacs pacs) throws PacsException {
        RejectionNotes read = new RejectionNotes();
        for (PacsSeries series : study.series()) {
            for (Instance instance : series.instances()) {
                if (instance.sopClassUid().equals(SopClass.KEY_OBJECT_SELECTION_DOCUMENT)) {
                    read.read(InstanceQuery.instance(study.instanceUid(), series.instanceUid(), instance.sopInstanceUid()), pacs);
                }
            }
        }
        return read.notes.isEmpty() ? Optional.of(study) : read.rest(study);
    }

    private void read(InstanceQuery query, Pacs pacs) throws PacsException {
        for (StoredInstance stored : pacs.find(query)) {
            try (InputStream in = stored.open()) {
                DataSet document = Part10Reader.read(in, NOTE).dataSet();
                if (Code.of(document, Tag.CONCEPT_NAME_CODE_SEQUENCE).flatMap(RejectionReason::of).isPresent()) {
                    notes.add(stored.instanceUid());
                    document.items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).stream()
                            .flatMap(evidence -> evidence.items(Tag.REFERENCED_SERIES_SEQUENCE).stream())
                            .flatMap(series -> series.items(Tag.REFERENCED_SOP_SEQUENCE).stream())
                            .forEach(reference -> reference.string(Tag.REFERENCED_SOP_INSTANCE_UID).ifPresent(rejected::add));
                }
            } catch (DicomFormatException e) {
                LOG.log(System.Logger.Level.WARNING, "AFF3029 The Key Object Selection Document {0} is damaged ({1}): if it is a rejection"
                        + " note, it rejects nothing. Correct it in the PACS.", stored.instanceUid(), e.getMessage());
            } catch (PacsException e) {
                throw e;
            } catch (IOException e) {
                throw new PacsException("the Key Object Selection Document " + stored.instanceUid() + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private Optional<PacsStudy> rest(PacsStudy study) {
        List<PacsSeries> rest = new ArrayList<>();
        for (PacsSeries series : study.series()) {
            List<Instance> instances = series.instances().stream()
                    .filter(i -> !notes.contains(i.sopInstanceUid()) && !rejected.contains(i.sopInstanceUid())).toList();
            if (!instances.isEmpty()) {
                rest.add(new PacsSeries(series.instanceUid(), series.headers(), instances));
            }
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(new PacsStudy(study.instanceUid(), rest));
    }
}
