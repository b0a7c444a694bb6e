package org.affinitydomain.fhir.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.KeyObject;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** The FHIR manifest says what the KOS says, in the form of IHE.RAD.MADO. */
class FhirManifestWriterTest {
    private static final String DEFINITIONS = "https://profiles.ihe.net/RAD/MADO/StructureDefinition/";
    private static final RetrieveLocation HERE = new RetrieveLocation(Optional.of("PACS"), Optional.of("2.999.3"), Optional.of("https://pacs.example.org/rs"));
    private static final RetrieveLocation ELSEWHERE = new RetrieveLocation(Optional.empty(), Optional.of("2.999.4"), Optional.empty());
    private static final Creator CREATOR = new Creator("Hôpital Saint-Luc", "2.999.2");
    private final FhirManifestWriter writer = new FhirManifestWriter();

    private static Manifest manifest(List<Series> series) {
        return new Manifest("2.25.99", "2.25.98", ManifestTitle.MANIFEST.code(), Optional.of(LocalDateTime.of(2026, 11, 24, 12, 30, 15)),
                Optional.of("+0130"), new Patient(Optional.of(Identifier.of("P-1", "2.999.1")), Optional.of("Müller^Zoë^^Dr=山田"),
                Optional.of(LocalDate.of(1971, 2, 3)), Optional.of("F")),
                new Study("1.2.3", Optional.of(LocalDate.of(2026, 11, 20)), Optional.of(LocalTime.of(8, 15)),
                        Optional.of(Identifier.of("A-1", "2.999.5")), Optional.empty(), Optional.empty(), Optional.of("CT <thorax> & \"more\"")),
                Optional.of("Affinity"), Optional.of("Saint-Luc^^^^^^^^^2.999.2"),
                List.of(new ImagingRequest(Optional.of(Identifier.of("A-1", "2.999.5")), Optional.of(Identifier.of("O-1", "2.999.6")), Optional.empty(),
                        Optional.empty(), Optional.of("CT"))), series, true);
    }

    private static Manifest sample() {
        return manifest(List.of(
                new Series("1.2.3.1", Optional.of("CT"), Optional.of(LocalDate.of(2026, 11, 20)), Optional.empty(), OptionalInt.of(4), Optional.of("axial"),
                        Optional.of(new Code("43799004", "SCT", "Chest")), Optional.empty(), HERE, List.of(
                        new Instance("1.2.840.10008.5.1.4.1.1.2.1", "1.2.3.1.1", OptionalInt.of(1), OptionalInt.of(120)),
                        new Instance("1.2.840.10008.5.1.4.1.1.2.1", "1.2.3.1.2", OptionalInt.of(2), OptionalInt.empty()))),
                new Series("1.2.3.2", Optional.of("KO"), OptionalInt.empty(), Optional.empty(), Optional.empty(), ELSEWHERE, List.of(
                        Instance.of("1.2.840.10008.5.1.4.1.1.88.59", "1.2.3.2.1").withKeyObject(new KeyObject(
                                new Code("113000", "DCM", "Of Interest"), Optional.of("nodule")))))));
    }

    private byte[] written(Manifest manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(manifest, CREATOR, out);
        return out.toByteArray();
    }

    private Bundle read(Manifest manifest) throws IOException {
        IParser strict = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        return strict.parseResource(Bundle.class, new String(written(manifest), StandardCharsets.UTF_8));
    }

    private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(type::isInstance).map(type::cast).toList();
    }

    private static <T extends Resource> T one(Bundle bundle, Class<T> type) {
        assertEquals(1, all(bundle, type).size());
        return all(bundle, type).get(0);
    }

    @Test
    void isADocumentUnderTheIdentifierOfTheKos() throws IOException {
        Bundle bundle = read(sample());
        assertEquals(Bundle.BundleType.DOCUMENT, bundle.getType());
        assertEquals("urn:oid:2.25.99", bundle.getIdentifier().getValue());
        assertEquals("2026-11-24T12:30:15+01:30", bundle.getTimestampElement().getValueAsString());
        Composition composition = (Composition) bundle.getEntryFirstRep().getResource();
        assertEquals("urn:oid:2.25.99", composition.getIdentifier().getValue());
        assertEquals(2, composition.getAuthor().size());
        assertEquals("CT <thorax> & \"more\"", composition.getTitle());
        assertTrue(composition.getText().getDivAsString().contains("CT &lt;thorax&gt; &amp;"), composition.getText().getDivAsString());
        assertEquals(Set.of("MadoFhirBundle", "MadoComposition", "MadoImagingStudy", "MadoPatient", "MadoCreator", "MadoCreatorOrganization",
                        "MadoWadoEndpoint", "MadoRequestedProcedure"),
                Stream.concat(Stream.of(bundle), bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource))
                        .map(resource -> resource.getMeta().getProfile().get(0).getValue().substring(DEFINITIONS.length())).collect(Collectors.toSet()));
    }

    @Test
    void everyReferenceLeadsToAPart() throws IOException {
        Bundle bundle = read(sample());
        Set<String> parts = bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getFullUrl).collect(Collectors.toSet());
        assertEquals(bundle.getEntry().size(), parts.size());
        List<String> references = Pattern.compile("\"reference\":\"([^\"]*)\"").matcher(new String(written(sample()), StandardCharsets.UTF_8))
                .results().map(found -> found.group(1)).toList();
        assertEquals(10, references.size(), references.toString());
        assertTrue(parts.containsAll(references), references.toString());
    }

    @Test
    void theStudyIsThatOfTheKos() throws IOException {
        ImagingStudy study = one(read(sample()), ImagingStudy.class);
        assertEquals("urn:dicom:uid", study.getIdentifierFirstRep().getSystem());
        assertEquals("urn:oid:1.2.3", study.getIdentifierFirstRep().getValue());
        assertEquals("2026-11-20T08:15:00+01:30", study.getStartedElement().getValueAsString());
        assertEquals(List.of("CT", "KO"), study.getModality().stream().map(coding -> coding.getCode()).toList());
        assertEquals(3, study.getNumberOfInstances());
        assertEquals("CT <thorax> & \"more\"", study.getProcedureCodeFirstRep().getText());
        assertEquals("67734004", ((org.hl7.fhir.r4.model.CodeableConcept) study.getExtensionByUrl(DEFINITIONS + "MadoAnatomicalRegionExtension").getValue())
                .getCodingFirstRep().getCode(), "the chest lies in the upper trunk");
        assertEquals("A-1", study.getBasedOnFirstRep().getIdentifier().getValue());
        ImagingStudy.ImagingStudySeriesComponent series = study.getSeriesFirstRep();
        assertEquals("1.2.3.1", series.getUid());
        assertEquals(4, series.getNumber());
        assertEquals("2026-11-20", series.getStartedElement().getValueAsString());
        assertEquals("http://snomed.info/sct", series.getBodySite().getSystem());
        assertEquals("urn:oid:1.2.840.10008.5.1.4.1.1.2.1", series.getInstanceFirstRep().getSopClass().getCode());
        assertEquals("120", series.getInstanceFirstRep().getExtensionByUrl(DEFINITIONS + "MadoNumberOfFrames").getValue().primitiveValue());
        ImagingStudy.ImagingStudySeriesInstanceComponent key = study.getSeries().get(1).getInstanceFirstRep();
        assertEquals("nodule", key.getTitle());
        assertTrue(key.hasExtension(DEFINITIONS + "MadoKeyObjectDocumentTitle"));
    }

    @Test
    void everyPlaceOfRetrievalIsAnEndpoint() throws IOException {
        List<Endpoint> endpoints = all(read(sample()), Endpoint.class);
        assertEquals(List.of("2.999.3", "2.999.4"), endpoints.stream()
                .map(e -> e.getExtensionByUrl(DEFINITIONS + "MadoRetrieveLocationUIDExtension").getValue().primitiveValue()).toList());
        assertEquals("https://pacs.example.org/rs", endpoints.get(0).getAddress());
        assertEquals("dicom-wado-rs", endpoints.get(0).getConnectionType().getCode());
        assertEquals("unknown", endpoints.get(1).getAddressElement().getExtensionFirstRep().getValue().primitiveValue());
    }

    @Test
    void patientOrderAndMakerAreNamed() throws IOException {
        Bundle bundle = read(sample());
        org.hl7.fhir.r4.model.Patient patient = one(bundle, org.hl7.fhir.r4.model.Patient.class);
        assertEquals("urn:oid:2.999.1", patient.getIdentifierFirstRep().getSystem());
        assertEquals("Müller", patient.getNameFirstRep().getFamily());
        assertEquals("Dr", patient.getNameFirstRep().getPrefixAsSingleString());
        assertEquals(List.of("ACSN", "PLAC"), one(bundle, ServiceRequest.class).getIdentifier().stream()
                .map(id -> id.getType().getCodingFirstRep().getCode()).toList());
        assertEquals("Affinity", one(bundle, Device.class).getManufacturer());
        assertEquals("urn:oid:2.999.2", one(bundle, Organization.class).getIdentifierFirstRep().getValue());
    }

    @Test
    void theSameManifestGivesTheSameBytes() throws IOException {
        assertArrayEquals(written(sample()), written(sample()));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new FhirManifestWriter().write(sample(), CREATOR, again);
        assertArrayEquals(written(sample()), again.toByteArray());
    }

    @Test
    void aStudyOfTwoThousandInstancesIsWritten() throws IOException {
        Manifest manifest = manifest(List.of(Series.of("1.2.3.1", HERE, IntStream.rangeClosed(1, 2000)
                .mapToObj(i -> new Instance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.1." + i, OptionalInt.of(i), OptionalInt.empty())).toList())));
        assertEquals(2000, one(read(manifest), ImagingStudy.class).getSeriesFirstRep().getInstance().size());
    }
}
