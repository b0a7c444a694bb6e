package org.affinitydomain.fhir.manifest;

import java.util.List;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.dicom.manifest.Manifest;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The orders that a study fulfils (IHE.RAD.MADO, MadoRequestedProcedure): those that have an accession number. */
final class RequestedProcedures {
    private static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private RequestedProcedures() {
    }

    static List<ServiceRequest> of(Manifest manifest, Reference patient) {
        return manifest.requests().stream().filter(request -> request.accession().isPresent())
                .map(request -> order(request, patient)).toList();
    }

    /** An accession number (IHE.RAD.MADO, MadoAccessionNumberIdentifier). */
    static Identifier accession(org.affinitydomain.dicom.manifest.Identifier id) {
        Identifier identifier = typed(id, "ACSN");
        identifier.getType().addCoding(Mado.coding(new Code("121022", "DCM", "Accession Number")));
        return identifier;
    }

    private static ServiceRequest order(ImagingRequest request, Reference patient) {
        ServiceRequest order = new ServiceRequest().setStatus(ServiceRequest.ServiceRequestStatus.COMPLETED)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER).setSubject(patient);
        Mado.profile(order, "MadoRequestedProcedure");
        request.accession().ifPresent(id -> order.addIdentifier(accession(id)));
        request.placerOrder().ifPresent(id -> order.addIdentifier(typed(id, "PLAC")));
        request.fillerOrder().ifPresent(id -> order.addIdentifier(typed(id, "FILL")));
        request.procedureDescription().ifPresent(text -> order.setCode(new CodeableConcept().setText(text)));
        return order;
    }

    private static Identifier typed(org.affinitydomain.dicom.manifest.Identifier id, String type) {
        Identifier identifier = Patients.identifier(id);
        identifier.getType().addCoding(new Coding().setSystem(IDENTIFIER_TYPES).setCode(type));
        return identifier;
    }
}
