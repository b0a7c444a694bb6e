package org.affinitydomain.imagingsource.pacs;

import java.util.List;
import java.util.Optional;

/**
 * A place where a hospital keeps its images, of any brand. The source reads it and changes nothing in it. Several threads
 * may use it at the same time; no method holds more than one study's list of instances in memory, and never pixel data.
 */
public interface Pacs extends AutoCloseable {

    /**
     * Hands over every study, each with a mark by which a change is noticed, so that a study that has not changed needs
     * not be read again.
     *
     * @throws PacsException when the studies cannot be listed, or not to the end
     */
    void listStudies(StudySink sink) throws PacsException;

    /**
     * Hands over the studies that may be new or changed. More than those may come, so a PACS that cannot choose hands over all.
     *
     * @throws PacsException when the studies cannot be listed, or not to the end
     */
    default void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        listStudies(sink);
    }

    /**
     * One study as a list has it.
     *
     * @return empty when the PACS does not have it; without a mark when it has to be read to know more
     * @throws PacsException when the PACS cannot say
     */
    default Optional<StudyVersion> version(String studyInstanceUid) throws PacsException {
        return Optional.of(new StudyVersion(studyInstanceUid, Optional.empty(), Optional.empty()));
    }

    /**
     * The studies with that accession number (0008,0050).
     *
     * @return their Study Instance UIDs; none too where the PACS cannot look for it
     * @throws PacsException when the PACS cannot say
     */
    default List<String> studiesWithAccession(String accessionNumber) throws PacsException {
        return List.of();
    }

    /**
     * A study as a manifest describes it: all its series and instances, and the headers that say what it is.
     *
     * @param studyInstanceUid Study Instance UID (0020,000D)
     * @return empty when the PACS does not have it, or nothing of it any more
     * @throws PacsException when the PACS cannot say
     */
    Optional<PacsStudy> study(String studyInstanceUid) throws PacsException;

    /**
     * The instances of a study, of a series of it, or one instance, in a stable order. Nothing is opened yet.
     *
     * @return empty when the PACS has none of them
     * @throws PacsException when the PACS cannot say
     */
    List<StoredInstance> find(InstanceQuery query) throws PacsException;

    /**
     * The attributes of the instances of a study, of a series of it, or of one instance: without their pixel data being read,
     * or asked for where the PACS tells attributes alone.
     *
     * @throws PacsException when the PACS cannot say
     */
    default Metadata metadata(InstanceQuery query) throws PacsException {
        return Metadata.of(find(query));
    }

    /** Ends what it has under way, and gives back its connections and threads. */
    @Override
    void close();

    /** Takes the studies of a list, one by one. */
    @FunctionalInterface
    interface StudySink {

        /**
         * Takes a study.
         *
         * @throws PacsException to end the list early
         */
        void study(StudyVersion study) throws PacsException;
    }
}
