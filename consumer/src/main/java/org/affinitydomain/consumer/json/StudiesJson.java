package org.affinitydomain.consumer.json;

import static org.affinitydomain.consumer.json.JsonBody.optional;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.affinitydomain.consumer.search.FoundStudy;
import org.affinitydomain.consumer.search.StudyPage;
import org.affinitydomain.xds.metadata.Code;

/**
 * A page of a patient's studies.
 *
 * @param page  what was found
 * @param links the addresses to write
 */
public record StudiesJson(StudyPage page, Links links) implements JsonBody {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("patientId", page.search().patient().toString());
        json.writeNumberField("offset", page.search().offset());
        json.writeNumberField("limit", page.search().limit());
        json.writeNumberField("total", page.total());
        if (page.hasNext()) {
            json.writeStringField("next", links.next(page.search()));
        }
        json.writeArrayFieldStart("studies");
        for (FoundStudy study : page.studies()) {
            study(json, study);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void study(JsonGenerator json, FoundStudy study) throws IOException {
        json.writeStartObject();
        optional(json, "studyInstanceUid", study.studyInstanceUid());
        optional(json, "title", study.title());
        optional(json, "serviceStartTime", study.serviceStartTime().map(IsoTime::of));
        optional(json, "creationTime", study.creationTime().map(IsoTime::of));
        codes(json, "modalities", study.modalities());
        codes(json, "bodyRegions", study.bodyRegions());
        if (study.typeCode().isPresent()) {
            json.writeFieldName("typeCode");
            code(json, study.typeCode().get());
        }
        accessionNumbers(json, study.accessionNumbers());
        json.writeArrayFieldStart("institutions");
        for (String institution : study.institutions()) {
            json.writeString(institution);
        }
        json.writeEndArray();
        json.writeStringField("repositoryUniqueId", study.manifest().repositoryUniqueId());
        json.writeStringField("documentUniqueId", study.manifest().documentUniqueId());
        json.writeStringField("entryUuid", study.entryUuid());
        if (study.size().filter(size -> size.matches("\\d{1,18}")).isPresent()) {
            json.writeNumberField("size", Long.parseLong(study.size().get()));
        }
        optional(json, "hash", study.hash());
        json.writeStringField("manifest", links.manifest(study.manifest()));
        json.writeStringField("content", links.content(study.manifest()));
        json.writeEndObject();
    }

    private static void accessionNumbers(JsonGenerator json, List<FoundStudy.AccessionNumber> numbers) throws IOException {
        json.writeArrayFieldStart("accessionNumbers");
        for (FoundStudy.AccessionNumber number : numbers) {
            json.writeStartObject();
            json.writeStringField("value", number.value());
            optional(json, "assigningAuthority", number.assigningAuthority());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void codes(JsonGenerator json, String name, List<Code> codes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Code code : codes) {
            code(json, code);
        }
        json.writeEndArray();
    }

    private static void code(JsonGenerator json, Code code) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", code.code());
        json.writeStringField("codingScheme", code.codingScheme());
        json.writeStringField("display", code.display());
        json.writeEndObject();
    }
}
