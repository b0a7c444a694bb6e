package org.affinitydomain.fhir.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;

/** Where series are retrieved by WADO-RS (IHE.RAD.MADO, MadoWadoEndpoint): an endpoint for each place. */
final class SeriesEndpoints {
    private final Map<RetrieveLocation, String> parts = new LinkedHashMap<>();
    private final Function<String, Reference> references;

    /** @param references makes the reference to a part of the document */
    SeriesEndpoints(Manifest manifest, Function<String, Reference> references) {
        this.references = references;
        for (Series series : manifest.series()) {
            parts.putIfAbsent(series.retrieve(), "endpoint-" + parts.size());
        }
    }

    Reference of(Series series) {
        return references.apply(parts.get(series.retrieve()));
    }

    void forEach(BiConsumer<String, Endpoint> endpoints) {
        parts.forEach((location, part) -> endpoints.accept(part, endpoint(location)));
    }

    private static Endpoint endpoint(RetrieveLocation location) {
        Endpoint endpoint = new Endpoint().setStatus(Endpoint.EndpointStatus.ACTIVE).setConnectionType(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/endpoint-connection-type").setCode("dicom-wado-rs").setDisplay("DICOM WADO-RS"));
        Mado.profile(endpoint, "MadoWadoEndpoint");
        location.locationUid().ifPresent(uid -> endpoint.addExtension(Mado.extension("MadoRetrieveLocationUIDExtension"), new StringType(uid)));
        endpoint.addPayloadType(new CodeableConcept().setText("DICOM WADO-RS").addCoding(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/endpoint-payload-type").setCode("none")));
        endpoint.addPayloadMimeType("application/dicom");
        UrlType address = location.url().map(UrlType::new).orElseGet(UrlType::new);
        if (location.url().isEmpty()) {
            address.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));
        }
        return endpoint.setAddressElement(address);
    }
}
