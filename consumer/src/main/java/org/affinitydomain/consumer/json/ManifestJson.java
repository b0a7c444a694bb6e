package org.affinitydomain.consumer.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import org.affinitydomain.consumer.image.LocateInstance;
import org.affinitydomain.consumer.image.RetrieveMethod;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.domain.ImagingSource;

/**
 * What a manifest lists.
 *
 * @param reference where it is
 * @param manifest  what it says
 * @param locator   tells who has each series
 * @param links     the addresses to write
 */
public record ManifestJson(ManifestReference reference, Manifest manifest, LocateInstance locator, Links links) implements JsonBody {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("repositoryUniqueId", reference.repositoryUniqueId());
        json.writeStringField("documentUniqueId", reference.documentUniqueId());
        json.writeStringField("studyInstanceUid", manifest.study().instanceUid());
        optional(json, "studyDate", manifest.study().date().map(Object::toString));
        optional(json, "studyTime", manifest.study().time().map(DateTimeFormatter.ISO_LOCAL_TIME::format));
        optional(json, "studyDescription", manifest.study().description());
        optional(json, "accessionNumber", manifest.study().accession().map(Identifier::value));
        patient(json, manifest.patient());
        json.writeNumberField("instanceCount", manifest.instanceCount());
        json.writeArrayFieldStart("series");
        for (Series series : manifest.series()) {
            series(json, series);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void patient(JsonGenerator json, Patient patient) throws IOException {
        json.writeObjectFieldStart("patient");
        optional(json, "id", patient.id().map(Identifier::value));
        optional(json, "assigningAuthority", patient.id().flatMap(Identifier::issuerOid));
        optional(json, "name", patient.name());
        optional(json, "birthDate", patient.birthDate().map(Object::toString));
        optional(json, "sex", patient.sex());
        json.writeEndObject();
    }

    private void series(JsonGenerator json, Series series) throws IOException {
        json.writeStartObject();
        json.writeStringField("seriesInstanceUid", series.instanceUid());
        optional(json, "modality", series.modality());
        optional(json, "number", series.number());
        optional(json, "description", series.description());
        if (series.region().isPresent()) {
            region(json, series.region().get());
        }
        optional(json, "retrieveLocationUid", series.retrieve().locationUid());
        source(json, locator.source(series));
        json.writeArrayFieldStart("instances");
        for (Instance instance : series.instances()) {
            instance(json, instance);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void region(JsonGenerator json, Code code) throws IOException {
        json.writeObjectFieldStart("bodyRegion");
        json.writeStringField("code", code.value());
        json.writeStringField("codingScheme", code.scheme());
        json.writeStringField("display", code.meaning());
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, Optional<ImagingSource> source) throws IOException {
        if (source.isPresent()) {
            json.writeObjectFieldStart("source");
            json.writeStringField("id", source.get().id());
            json.writeStringField("institution", source.get().organisation().name());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("via");
        if (source.isPresent()) {
            for (RetrieveMethod method : RetrieveMethod.values()) {
                json.writeString(method.key());
            }
        }
        json.writeEndArray();
    }

    private void instance(JsonGenerator json, Instance instance) throws IOException {
        json.writeStartObject();
        json.writeStringField("sopInstanceUid", instance.sopInstanceUid());
        json.writeStringField("sopClassUid", instance.sopClassUid());
        optional(json, "number", instance.number());
        optional(json, "frames", instance.frames());
        json.writeStringField("href", links.instance(reference, instance.sopInstanceUid()));
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsInt());
        }
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        JsonBody.optional(json, name, value);
    }
}
