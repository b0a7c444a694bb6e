package org.affinitydomain.fhir.manifest;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.Modalities;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.TargetRegion;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesInstanceComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;

/** The study of a manifest (IHE.RAD.MADO, MadoImagingStudy): its series, their instances, and where they are retrieved. */
final class ImagingStudyBuilder {
    private final Manifest manifest;
    private final Times times;
    private final SeriesEndpoints endpoints;

    ImagingStudyBuilder(Manifest manifest, Times times, SeriesEndpoints endpoints) {
        this.manifest = manifest;
        this.times = times;
        this.endpoints = endpoints;
    }

    /** @param orders the orders in the document; the first has the accession number that the study goes by */
    ImagingStudy build(Reference patient, List<Reference> orders) {
        ImagingStudy study = new ImagingStudy().setStatus(ImagingStudy.ImagingStudyStatus.AVAILABLE).setSubject(patient);
        Mado.profile(study, "MadoImagingStudy");
        regions().forEach(region -> study.addExtension(Mado.extension("MadoAnatomicalRegionExtension"), Mado.concept(region.code())));
        Identifier uid = Mado.uid(manifest.study().instanceUid());
        study.addIdentifier(uid.setType(Mado.concept(new Code("110180", "DCM", "Study Instance UID"))));
        modalities().forEach(study::addModality);
        times.dateTime(manifest.study().date(), manifest.study().time()).ifPresent(study::setStartedElement);
        orders.forEach(study::addBasedOn);
        manifest.study().accession().or(this::firstAccession).ifPresent(accession -> {
            Reference order = orders.isEmpty() ? study.addBasedOn() : study.getBasedOnFirstRep();
            order.setType("ServiceRequest").setIdentifier(RequestedProcedures.accession(accession));
        });
        study.setNumberOfSeries(manifest.series().size()).setNumberOfInstances(manifest.instanceCount());
        study.addProcedureCode(new CodeableConcept().setText(procedure()));
        manifest.study().description().ifPresent(study::setDescription);
        manifest.series().forEach(series -> study.addSeries(series(series)));
        return study;
    }

    private Optional<org.affinitydomain.dicom.manifest.Identifier> firstAccession() {
        return manifest.requests().stream().map(ImagingRequest::accession).flatMap(Optional::stream).findFirst();
    }

    private List<TargetRegion> regions() {
        return manifest.series().stream().flatMap(s -> s.region().stream()).flatMap(code -> TargetRegion.of(code).stream()).distinct().toList();
    }

    private List<Coding> modalities() {
        return manifest.series().stream().flatMap(s -> s.modality().stream()).distinct()
                .map(modality -> Mado.coding(Modalities.code(modality))).toList();
    }

    /** What was done, in words, which the profile demands: as the study, its order or at last its modalities say. */
    private String procedure() {
        return manifest.study().description()
                .or(() -> manifest.requests().stream().flatMap(request -> request.procedureDescription().stream()).findFirst())
                .orElseGet(() -> String.join(", ", modalities().stream().map(Coding::getDisplay).toList()));
    }

    private ImagingStudySeriesComponent series(Series series) {
        ImagingStudySeriesComponent component = new ImagingStudySeriesComponent().setUid(series.instanceUid())
                .setModality(Mado.coding(Modalities.code(series.modality().orElse("OT"))))
                .setNumberOfInstances(series.instances().size());
        series.number().ifPresent(number -> {
            if (number >= 0) {
                component.setNumber(number);
            }
        });
        series.description().ifPresent(component::setDescription);
        series.region().map(Mado::coding).ifPresent(component::setBodySite);
        series.laterality().map(Mado::coding).ifPresent(component::setLaterality);
        times.dateTime(series.date(), series.time()).ifPresent(component::setStartedElement);
        component.addEndpoint(endpoints.of(series));
        series.instances().forEach(instance -> component.addInstance(instance(instance)));
        return component;
    }

    private static ImagingStudySeriesInstanceComponent instance(Instance instance) {
        ImagingStudySeriesInstanceComponent component = new ImagingStudySeriesInstanceComponent().setUid(instance.sopInstanceUid())
                .setSopClass(new Coding().setSystem("urn:ietf:rfc:3986").setCode(Mado.OID + instance.sopClassUid()));
        instance.frames().ifPresent(frames -> component.addExtension(Mado.extension("MadoNumberOfFrames"), new IntegerType(frames)));
        instance.number().ifPresent(number -> {
            if (number >= 0) {
                component.setNumber(number);
            }
        });
        instance.keyObject().ifPresent(key -> {
            component.addExtension(Mado.extension("MadoKeyObjectDocumentTitle"), Mado.concept(key.title()));
            key.description().ifPresent(component::setTitle);
        });
        return component;
    }
}
