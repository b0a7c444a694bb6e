package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.Uids;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Checks the evidence of a manifest: study, series and where they are retrieved, instances. */
final class EvidenceCheck {
    private final Findings findings;
    private final boolean described;
    private final References references = new References();
    private final Set<String> seriesUids = new HashSet<>();

    private EvidenceCheck(Findings findings, boolean described) {
        this.findings = findings;
        this.described = described;
    }

    /** Returns the instances that the evidence lists. */
    static References check(DataSet document, Findings findings) {
        boolean described = Code.of(document, Tag.CONCEPT_NAME_CODE_SEQUENCE).flatMap(ManifestTitle::of)
                .equals(Optional.of(ManifestTitle.MANIFEST_WITH_DESCRIPTION));
        EvidenceCheck check = new EvidenceCheck(findings, described);
        check.studies(document);
        return check.references;
    }

    private void studies(DataSet document) {
        List<DataSet> studies = document.items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE);
        findings.errorUnless(!studies.isEmpty(), ManifestRule.EVIDENCE, "there is none");
        findings.errorUnless(studies.size() <= 1, ManifestRule.ONE_STUDY, studies.size() + " studies are listed");
        Optional<String> studyUid = document.string(Tag.STUDY_INSTANCE_UID);
        for (DataSet study : studies) {
            findings.errorUnless(study.string(Tag.STUDY_INSTANCE_UID).equals(studyUid), ManifestRule.ONE_STUDY,
                    "the evidence is about study " + study.string(Tag.STUDY_INSTANCE_UID).orElse("(none)")
                            + ", the document belongs to " + studyUid.orElse("(none)"));
            List<DataSet> series = study.items(Tag.REFERENCED_SERIES_SEQUENCE);
            findings.errorUnless(!series.isEmpty(), ManifestRule.EVIDENCE, "the study has no series");
            series.forEach(this::series);
        }
    }

    private void series(DataSet series) {
        String uid = series.string(Tag.SERIES_INSTANCE_UID).orElse("");
        String where = "series " + uid;
        uid(uid, "Series Instance UID");
        findings.errorUnless(seriesUids.add(uid), ManifestRule.DUPLICATE, where + " is listed twice");
        retrieval(series, where);
        List<DataSet> instances = series.items(Tag.REFERENCED_SOP_SEQUENCE);
        findings.errorUnless(!instances.isEmpty(), ManifestRule.EVIDENCE, where + " has no instances");
        for (DataSet instance : instances) {
            String sopClass = instance.string(Tag.REFERENCED_SOP_CLASS_UID).orElse("");
            String sopInstance = instance.string(Tag.REFERENCED_SOP_INSTANCE_UID).orElse("");
            uid(sopClass, "Referenced SOP Class UID");
            uid(sopInstance, "Referenced SOP Instance UID");
            findings.errorUnless(references.add(sopClass, sopInstance), ManifestRule.DUPLICATE,
                    "instance " + sopInstance + " is listed twice in the evidence");
        }
    }

    private void retrieval(DataSet series, String where) {
        Optional<String> location = series.string(Tag.RETRIEVE_LOCATION_UID);
        findings.errorUnless(location.filter(Uids::isValid).isPresent(), ManifestRule.RETRIEVE_LOCATION_UID,
                where + " has " + location.orElse("none"));
        wanted(series.string(Tag.RETRIEVE_AE_TITLE), aet -> aet.length() <= 16, ManifestRule.RETRIEVE_AE_TITLE, where);
        wanted(series.string(Tag.RETRIEVE_URL), EvidenceCheck::isWebAddress, ManifestRule.RETRIEVE_URL, where);
    }

    /** MADO leaves the AE title and the URL to the source; what is there must be right all the same. */
    private void wanted(Optional<String> value, Predicate<String> valid, ManifestRule rule,
                        String where) {
        if (value.isEmpty() && described) {
            findings.warning(rule, where + " has none");
        } else {
            findings.errorUnless(value.filter(valid).isPresent(), rule, where + " has " + value.orElse("none"));
        }
    }

    private void uid(String uid, String name) {
        findings.errorUnless(Uids.isValid(uid), ManifestRule.UID, name + " is '" + uid + "'");
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
