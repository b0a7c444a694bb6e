package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Compares the image library (PS3.16 TID 1600, as MADO uses it) with the evidence, and looks for what it has to say. */
final class ImageLibraryCheck {
    private final Findings findings;
    private final Map<String, References> evidence = new LinkedHashMap<>();
    private final Set<String> described = new HashSet<>();

    private ImageLibraryCheck(Findings findings) {
        this.findings = findings;
    }

    static void check(DataSet document, Findings findings) {
        List<DataSet> libraries = ImageLibraryReader.containers(document, MadoCodes.IMAGE_LIBRARY);
        Optional<ManifestTitle> title = Code.of(document, Tag.CONCEPT_NAME_CODE_SEQUENCE).flatMap(ManifestTitle::of);
        findings.errorUnless(!libraries.isEmpty() || !title.equals(Optional.of(ManifestTitle.MANIFEST_WITH_DESCRIPTION)),
                ManifestRule.IMAGE_LIBRARY, "there is none");
        findings.errorUnless(libraries.size() <= 1, ManifestRule.IMAGE_LIBRARY, "there are " + libraries.size());
        if (libraries.size() == 1) {
            ImageLibraryCheck check = new ImageLibraryCheck(findings);
            check.evidence(document);
            check.library(libraries.get(0));
        }
    }

    private void evidence(DataSet document) {
        for (DataSet study : document.items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE)) {
            for (DataSet series : study.items(Tag.REFERENCED_SERIES_SEQUENCE)) {
                References references = evidence.computeIfAbsent(series.string(Tag.SERIES_INSTANCE_UID).orElse(""), uid -> new References());
                series.items(Tag.REFERENCED_SOP_SEQUENCE).forEach(references::add);
            }
        }
    }

    private void library(DataSet library) {
        List<DataSet> items = library.items(Tag.CONTENT_SEQUENCE);
        current(items);
        present(items, MadoCodes.MODALITY, "the image library");
        present(items, MadoCodes.TARGET_REGION, "the image library");
        count(items, MadoCodes.STUDY_RELATED_SERIES, evidence.size(), "the image library");
        ImageLibraryReader.containers(library, MadoCodes.IMAGE_LIBRARY_GROUP).forEach(this::group);
        evidence.keySet().forEach(uid -> findings.errorUnless(described.contains(uid), ManifestRule.LIBRARY_EQUALS_EVIDENCE,
                "series " + uid + " is not described"));
    }

    private void group(DataSet group) {
        List<DataSet> items = group.items(Tag.CONTENT_SEQUENCE);
        current(items);
        String uid = ImageLibraryReader.find(items, MadoCodes.SERIES_INSTANCE_UID).flatMap(item -> item.string(Tag.UID)).orElse("");
        String where = "series " + uid;
        findings.errorUnless(described.add(uid), ManifestRule.DUPLICATE, where + " is described twice");
        References listed = evidence.getOrDefault(uid, new References());
        present(items, MadoCodes.MODALITY, where);
        count(items, MadoCodes.SERIES_RELATED_INSTANCES, listed.byInstance().size(), where);
        References shown = new References();
        for (DataSet item : items) {
            item.item(Tag.REFERENCED_SOP_SEQUENCE).ifPresent(reference -> {
                findings.errorUnless(shown.add(reference), ManifestRule.DUPLICATE, "an instance is described twice in " + where);
                current(item.items(Tag.CONTENT_SEQUENCE));
            });
        }
        findings.errorUnless(shown.byInstance().equals(listed.byInstance()), ManifestRule.LIBRARY_EQUALS_EVIDENCE,
                where + " is described with " + shown.byInstance().size() + " instances, listed with " + listed.byInstance().size()
                        + ", or they are not the same ones");
    }

    private void present(List<DataSet> items, Code name, String where) {
        findings.errorUnless(ImageLibraryReader.find(items, name).isPresent(), ManifestRule.LIBRARY_ATTRIBUTE,
                where + " has no " + name.meaning());
    }

    private void count(List<DataSet> items, Code name, int expected, String where) {
        OptionalInt stated = ImageLibraryReader.number(items, name);
        findings.errorUnless(stated.isPresent(), ManifestRule.LIBRARY_ATTRIBUTE, where + " has no " + name.meaning());
        findings.errorUnless(stated.isEmpty() || stated.getAsInt() == expected, ManifestRule.LIBRARY_COUNT,
                where + " states " + name.meaning() + " " + stated.orElse(0) + " instead of " + expected);
    }

    /** Codes that have been replaced are understood, but not by everybody. */
    private void current(List<DataSet> items) {
        items.stream().map(item -> Code.of(item, Tag.CONCEPT_NAME_CODE_SEQUENCE)).flatMap(Optional::stream)
                .filter(MadoCodes::isTemporary).forEach(code -> findings.warning(ManifestRule.TEMPORARY_CODE,
                        code.value() + " stands for " + MadoCodes.current(code).value() + " " + MadoCodes.current(code).meaning()));
    }
}
