package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

import java.util.Set;

/** Compares the flat list of the content tree (PS3.16 TID 2010) with the evidence. */
final class ContentCheck {
    private static final Set<String> REFERENCING = Set.of("IMAGE", "WAVEFORM", "COMPOSITE");

    private ContentCheck() {
    }

    static void check(DataSet document, References evidence, Findings findings) {
        References content = new References();
        for (DataSet item : document.items(Tag.CONTENT_SEQUENCE)) {
            if (item.string(Tag.VALUE_TYPE).filter(REFERENCING::contains).isPresent()) {
                reference(item, evidence, content, findings);
            }
        }
        evidence.byInstance().forEach((instance, sopClass) -> findings.errorUnless(
                content.contains(sopClass, instance), ManifestRule.CONTENT_EQUALS_EVIDENCE,
                "instance " + instance + " of the evidence is not in the content"));
    }

    private static void reference(DataSet item, References evidence, References content, Findings findings) {
        DataSet reference = item.item(Tag.REFERENCED_SOP_SEQUENCE).orElse(DataSet.empty());
        String sopClass = reference.string(Tag.REFERENCED_SOP_CLASS_UID).orElse("");
        String sopInstance = reference.string(Tag.REFERENCED_SOP_INSTANCE_UID).orElse("");
        findings.errorUnless(evidence.contains(sopClass, sopInstance), ManifestRule.CONTENT_EQUALS_EVIDENCE,
                "instance " + sopInstance + " of the content is not in the evidence");
        findings.errorUnless(content.add(sopClass, sopInstance), ManifestRule.DUPLICATE,
                "instance " + sopInstance + " is listed twice in the content");
    }
}
