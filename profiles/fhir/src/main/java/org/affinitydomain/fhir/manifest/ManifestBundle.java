package org.affinitydomain.fhir.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.affinitydomain.dicom.manifest.Manifest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Puts together the document of a manifest (IHE.RAD.MADO, MadoFhirBundle), whose parts refer to each other by URN. */
final class ManifestBundle {
    private final Manifest manifest;
    private final Bundle bundle = new Bundle();

    private ManifestBundle(Manifest manifest) {
        this.manifest = manifest;
    }

    static Bundle of(Manifest manifest, Creator creator) {
        return new ManifestBundle(manifest).build(creator);
    }

    private Bundle build(Creator creator) {
        Times times = new Times(manifest);
        Mado.profile(bundle, "MadoFhirBundle");
        // The KOS is the same manifest in another form; the two share their identifier.
        bundle.setIdentifier(Mado.uid(manifest.sopInstanceUid())).setType(Bundle.BundleType.DOCUMENT)
                .setTimestampElement(times.madeInstant());
        Reference patient = reference("patient");
        SeriesEndpoints endpoints = new SeriesEndpoints(manifest, this::reference);
        List<ServiceRequest> orders = RequestedProcedures.of(manifest, patient);
        List<Reference> orderReferences = new ArrayList<>();
        orders.forEach(order -> orderReferences.add(reference("order-" + orderReferences.size())));
        add("composition", CompositionBuilder.build(manifest, times, new CompositionBuilder.References(patient, reference("device"),
                reference("organization"), reference("study"))));
        add("study", new ImagingStudyBuilder(manifest, times, endpoints).build(patient, orderReferences));
        add("patient", Patients.of(manifest.patient()));
        add("device", device());
        add("organization", organization(creator));
        endpoints.forEach(this::add);
        for (int i = 0; i < orders.size(); i++) {
            add("order-" + i, orders.get(i));
        }
        return bundle;
    }

    private Device device() {
        Device device = new Device().setType(new CodeableConcept().addCoding(new Coding().setSystem(Mado.DEVICE_TYPE)
                .setCode("mado-creator").setDisplay("MADO Creator"))).setOwner(reference("organization"));
        manifest.manufacturer().ifPresent(device::setManufacturer);
        Mado.profile(device, "MadoCreator");
        return device;
    }

    private static Organization organization(Creator creator) {
        Organization organization = new Organization().setName(creator.name());
        organization.addIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(Mado.OID + creator.oid()));
        Mado.profile(organization, "MadoCreatorOrganization");
        return organization;
    }

    private void add(String part, Resource resource) {
        bundle.addEntry().setFullUrl(url(part)).setResource(resource);
    }

    private Reference reference(String part) {
        return new Reference(url(part));
    }

    /** The same part of the same manifest has the same URN. */
    private String url(String part) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((manifest.sopInstanceUid() + '|' + part).getBytes(StandardCharsets.UTF_8));
    }
}
