package org.affinitydomain.imagingsource.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestCheck;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.imagingsource.Commands;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.metadata.ManifestSubmission;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.study.StudyFacts;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.validation.SubmissionValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.SubmitObjectsRequestValidator;

/** The manifest of a study and its metadata, before their judges: our own rules, dciodvfy, dsrdump and IPF. */
class PublishedManifestTest {
    private static final String PATIENT = "R-1^^^&1.3.6.1.4.1.21367.13.20.1000&ISO";
    private static final Instant MADE = Instant.parse("2026-03-15T10:00:00Z");
    @TempDir
    Path data;
    private AffinityDomain domain;
    private ImagingSource source;
    private FolderPacs pacs;

    @BeforeEach
    void scan() throws IOException, SQLException {
        domain = Region.in(data);
        // The sample region's OIDs are of the arc for examples, which dciodvfy takes for a mistake.
        ImagingSource sample = Region.source(domain);
        source = Region.changed(sample, sample.access(), "1.2.250.1.59.40211.3", "https://images.example.org/wado-rs/saint-luc");
        pacs = new FolderPacs(source.id(), Region.folder(data), Database.H2.empty(), new TestClock());
        TestImages.writeStudy(Region.folder(data));
    }

    private StudyFacts facts() throws IOException {
        pacs.listStudies(study -> { });
        return StudyFacts.of(pacs.study(TestImages.STUDY).orElseThrow(), domain, source, ZoneId.of("Europe/Paris"));
    }

    private static ManifestIdentity identity() {
        return ManifestIdentity.of("saint-luc", "f".repeat(64), Optional.empty());
    }

    private byte[] manifest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManifestWriter.write(ManifestBuilder.build(facts(), source, identity(), MADE), bytes);
        return bytes.toByteArray();
    }

    private SubmitObjectsRequest submission() throws IOException, UnmappedValueException {
        return ManifestSubmission.build(facts(), source, identity(), PATIENT, MADE, MADE.plusSeconds(3), Optional.of("urn:uuid:3b0b8a0c-2b3c-4c61-9b0e-111111111111"));
    }

    @Test
    void breaksNoRuleOfManifests() throws IOException {
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(manifest())));
    }

    @Test
    void saysWhereEverySeriesIsRetrieved() throws IOException {
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(manifest()));
        assertEquals(2, manifest.series().size());
        manifest.series().forEach(series -> {
            assertEquals(Optional.of("SAINTLUC"), series.retrieve().aeTitle());
            assertEquals(Optional.of("1.2.250.1.59.40211.3"), series.retrieve().locationUid());
            assertEquals(Optional.of("https://images.example.org/wado-rs/saint-luc"), series.retrieve().url());
        });
        assertEquals("A-77", manifest.study().accession().orElseThrow().value());
        assertEquals("+0100", manifest.timezoneOffset().orElseThrow());
    }

    @Test
    void dciodvfyHasNothingToSayButOfRetrieveUrl() throws IOException, InterruptedException {
        Commands.require("dciodvfy", "dicom3tools");
        Path file = Files.write(data.resolve("kos.dcm"), manifest());
        Commands.Output output = Commands.run("dciodvfy", "-new", file.toString());
        assertEquals(List.of(), output.lines().stream().filter(line -> line.startsWith("Error")
                || line.startsWith("Warning") && !line.contains("RetrieveURL(0008,1190)")).toList());
        assertEquals(0, output.status());
    }

    @Test
    void dsrdumpReadsIt() throws IOException, InterruptedException {
        Commands.require("dsrdump", "dcmtk");
        Path file = Files.write(data.resolve("kos.dcm"), manifest());
        Commands.Output output = Commands.run("dsrdump", file.toString());
        assertEquals(0, output.status());
        // It warns of what it does not know itself: UTF-8 values and templates.
        assertEquals(List.of(), output.lines().stream().filter(line -> line.startsWith("E:") || line.startsWith("W:")
                && !line.contains("Specific Character Set") && !line.contains("template constraints")).toList());
        assertEquals(5, output.lines().stream().filter(line -> line.contains("<contains IMAGE:=(CT image,)>")).count());
    }

    @Test
    void metadataKeepTheRulesAndTheCodesOfTheDomain() throws IOException, UnmappedValueException {
        SubmissionValidator validator = new SubmissionValidator((attribute, code) ->
                domain.codeSets().accepts(attribute.label(), code.code(), code.codingScheme()));
        assertEquals(List.of(), validator.validate(submission(), Submission.PROVIDE));
    }

    @Test
    void aFhirManifestIsASecondDocumentTransformedFromTheFirst() throws Exception {
        source = Region.changed(source, new ManifestOptions(ManifestOptions.Title.MANIFEST, false, true));
        metadataKeepTheRulesAndTheCodesOfTheDomain();
        ipfTakesTheMetadata();
        List<RegistryObject> objects = submission().objects();
        List<RegistryObject> entries = objects.stream().filter(o -> ObjectKind.of(o).equals(Optional.of(ObjectKind.DOCUMENT_ENTRY))).toList();
        assertEquals(List.of(identity().manifestUid(), identity().fhirUid()), entries.stream().map(e -> Attribute.DE_UNIQUE_ID.value(e).orElseThrow()).toList());
        RegistryObject fhir = entries.get(1);
        assertEquals(List.of("application/fhir+json"), Attribute.DE_MIME_TYPE.values(fhir));
        Code format = Attribute.DE_FORMAT_CODE.codes(fhir).get(0);
        assertEquals("urn:ihe:rad:MADO:fhir-manifest:2026^1.3.6.1.4.1.19376.1.2.7.1", format.code() + '^' + format.codingScheme());
        RegistryObject transformation = objects.stream().filter(o -> Attribute.AS_TYPE.values(o).contains(AssociationType.XFRM.urn())).findFirst().orElseThrow();
        assertEquals(Optional.of(identity().fhirEntryUuid()), Attribute.AS_SOURCE.value(transformation));
        assertEquals(Optional.of(identity().entryUuid()), Attribute.AS_TARGET.value(transformation));
    }

    @Test
    void ipfTakesTheMetadata() throws Exception {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        XMLStreamWriter writer = Xml.writer(xml);
        SubmitObjectsMessage.write(submission(), writer);
        writer.close();
        var type = org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest.class;
        var theirs = JAXBContext.newInstance(type).createUnmarshaller()
                .unmarshal(new StreamSource(new ByteArrayInputStream(xml.toByteArray())), type).getValue();
        assertDoesNotThrow(() -> SubmitObjectsRequestValidator.getInstance().validate(new EbXMLSubmitObjectsRequest30(theirs), XDS.Interactions.ITI_41));
    }

    @Test
    void metadataSayWhatTheHeadersSay() throws IOException, UnmappedValueException {
        RegistryObject entry = submission().objects().stream()
                .filter(o -> ObjectKind.of(o).equals(Optional.of(ObjectKind.DOCUMENT_ENTRY))).findFirst().orElseThrow();
        assertEquals(List.of("application/dicom"), Attribute.DE_MIME_TYPE.values(entry));
        assertEquals(List.of("20260314082653"), Attribute.DE_SERVICE_START_TIME.values(entry));
        assertEquals(List.of("20260315100000"), Attribute.DE_CREATION_TIME.values(entry));
        assertEquals(List.of("PID-3|L-1^^^&1.3.6.1.4.1.21367.13.80.21.1.1&ISO", "PID-5|Müller^Änne^^^Frau", "PID-7|19650412", "PID-8|F"),
                Attribute.DE_SOURCE_PATIENT_INFO.values(entry));
        assertEquals(List.of("A-77^^^&1.3.6.1.4.1.21367.13.80.21.1.4&ISO^urn:ihe:iti:xds:2013:accession",
                TestImages.STUDY + "^^^^urn:ihe:iti:xds:2016:studyInstanceUID", "O-5^^^&1.3.6.1.4.1.21367.13.80.21.1.5&ISO^urn:ihe:iti:xds:2013:order"),
                Attribute.DE_REFERENCE_ID_LIST.values(entry));
        List<String> codes = entry.classifications().stream().flatMap(c -> c.nodeRepresentation().stream()).toList();
        assertTrue(codes.containsAll(List.of("1.2.840.10008.5.1.4.1.1.88.59", "CT", "18748-4", "IMAGES")), codes.toString());
    }

    @Test
    void aRequestThatRepeatsTheAccessionNumberMeansTheSameOne() throws IOException {
        DataSet issuer = DataSet.builder().set(Tag.UNIVERSAL_ENTITY_ID, "1.2.3.4.5").set(Tag.UNIVERSAL_ENTITY_ID_TYPE, "ISO").build();
        for (String series : List.of(TestImages.SERIES, TestImages.OTHER_SERIES)) {
            TestImages.write(Region.folder(data), TestImages.image(series, 1).setItem(Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, issuer).build());
        }
        StudyFacts facts = facts();
        assertEquals(Optional.of("1.2.3.4.5"), facts.accession().orElseThrow().issuerOid());
        assertEquals(Optional.of("1.2.3.4.5"), facts.requests().get(0).accession().orElseThrow().issuerOid());
    }

    @Test
    void aManifestWithDescriptionSaysWhatTheSeriesAre() throws IOException {
        source = Region.changed(source, new ManifestOptions(ManifestOptions.Title.MANIFEST_WITH_DESCRIPTION, true, false));
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(manifest())));
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(manifest()));
        assertEquals(ManifestTitle.MANIFEST_WITH_DESCRIPTION.code(), manifest.title());
        assertEquals(Optional.of("Hôpital Saint-Luc^^^^^^^^^" + source.organisation().oid()), manifest.institution());
        Series first = manifest.series().get(0);
        assertEquals(Optional.of("CT"), first.modality());
        assertEquals(Optional.of("axial"), first.description());
        assertEquals(Optional.of(LocalDate.of(2026, 3, 14)), first.date());
        assertEquals("43799004", first.region().orElseThrow().value(), "the code of the domain for CHEST");
        assertEquals(List.of(1, 2, 3), first.instances().stream().map(i -> i.number().orElseThrow()).toList());
    }

    @Test
    void aStudyOfWhichLittleIsKnownHasAManifestWithDescriptionToo() throws IOException {
        source = Region.changed(source, new ManifestOptions(ManifestOptions.Title.MANIFEST_WITH_DESCRIPTION, true, false));
        for (String series : List.of(TestImages.SERIES, TestImages.OTHER_SERIES)) {
            for (int number = 1; number <= 3; number++) {
                TestImages.write(Region.folder(data), TestImages.image(series, number).remove(Tag.STUDY_DATE).remove(Tag.STUDY_TIME)
                        .remove(Tag.ACCESSION_NUMBER).remove(Tag.REQUEST_ATTRIBUTES_SEQUENCE).remove(Tag.BODY_PART_EXAMINED)
                        .remove(Tag.SERIES_DESCRIPTION).remove(Tag.SERIES_NUMBER).build());
            }
        }
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(manifest())));
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(manifest()));
        assertEquals(Optional.of(LocalDate.of(2026, 3, 14)), manifest.study().date(), "when its first series began");
        assertEquals(List.of(), manifest.requests());
    }

    @Test
    void theSameStudyGivesTheSameBytes() throws IOException {
        assertArrayEquals(manifest(), manifest());
    }
}
