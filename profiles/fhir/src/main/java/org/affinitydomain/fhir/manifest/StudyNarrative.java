package org.affinitydomain.fhir.manifest;

import java.util.Optional;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.Modalities;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The study in a few lines, for readers without a viewer. */
final class StudyNarrative {
    private StudyNarrative() {
    }

    static Narrative of(Manifest manifest) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        XhtmlNode body = div.addTag("table").addTag("tbody");
        row(body, "Patient", manifest.patient().name().map(name -> name.split("=", 2)[0].replace('^', ' ').strip()));
        row(body, "Study", manifest.study().description());
        row(body, "Date", manifest.study().date().map(Object::toString));
        row(body, "Modalities", Optional.of(manifest.series().stream().flatMap(s -> s.modality().stream()).distinct()
                .map(modality -> Modalities.code(modality).meaning()).collect(Collectors.joining(", "))));
        row(body, "Accession number", manifest.study().accession().map(Identifier::value));
        row(body, "Institution", manifest.institution().map(name -> name.split("\\^", 2)[0]));
        row(body, "Series", Optional.of(Integer.toString(manifest.series().size())));
        row(body, "Instances", Optional.of(Integer.toString(manifest.instanceCount())));
        row(body, "Study Instance UID", Optional.of(manifest.study().instanceUid()));
        return new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED).setDiv(div);
    }

    private static void row(XhtmlNode body, String name, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> {
            XhtmlNode row = body.addTag("tr");
            row.addTag("th").addText(name);
            row.addTag("td").addText(text);
        });
    }
}
