package org.affinitydomain.domain.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.Code;
import org.affinitydomain.domain.ImagingCodes;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.UnmappedValueException;
import org.junit.jupiter.api.Test;

/** The sample region that comes with the product loads, and says what the imaging source and registry ask it. */
class SampleRegionTest {
    private final AffinityDomain region = load();

    private static AffinityDomain load() {
        try {
            return new DomainLoader(key -> key.equals("affinity.data") ? Optional.of("/srv/affinity") : Optional.empty())
                    .load(DomainLoader.sampleRegion());
        } catch (DomainConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void patientIdsOfBothDomainAuthoritiesAreAccepted() {
        assertEquals("1.3.6.1.4.1.21367.13.20.1000", region.primaryAuthority().oid());
        assertTrue(region.acceptsPatientIdsOf("1.3.6.1.4.1.21367.13.20.1000"));
        assertTrue(region.acceptsPatientIdsOf("1.3.6.1.4.1.21367.2005.3.7"));
        assertFalse(region.acceptsPatientIdsOf("1.3.6.1.4.1.21367.13.80.21.1.1"), "a local authority");
        assertFalse(region.acceptsPatientIdsOf("1.2.3"), "an unknown authority");
    }

    @Test
    void sourcesAreFoundByTheirLocationAndReadTheirFolders() {
        ImagingSource source = region.imagingSourceAt("1.3.6.1.4.1.21367.13.80.21.2.3").orElseThrow();
        assertEquals("lakeside", source.id());
        assertEquals(new StudyAccess.Folder(Path.of("/srv/affinity/dicom/lakeside")), source.access());
        assertEquals("http://127.0.0.1:8080/imaging-source/wado-rs/lakeside", source.retrieveUrl().toString());
        assertEquals("Hospital", source.defaults().healthcareFacilityTypeCode().display());
        assertEquals(source.organisation(), source.defaults().authorInstitution());
        assertEquals(3, region.imagingSources().size());
        assertEquals("1.3.6.1.4.1.21367.13.80.21.10", region.localRepository().orElseThrow().uniqueId());
        assertEquals("urn:oid:1.3.6.1.4.1.21367.13.80.21", region.homeCommunityUrn());
    }

    @Test
    void codesOfImagingAreAgreed() {
        assertTrue(region.codeSets().contains("formatCode", "1.2.840.10008.5.1.4.1.1.88.59", "1.2.840.10008.2.6.1"));
        assertTrue(region.codeSets().contains("typeCode", "18748-4", "2.16.840.1.113883.6.1"));
        assertTrue(region.codeSets().contains("eventCodeList", "CT", "DCM"));
        assertTrue(region.codeSets().contains("eventCodeList", "CT", "urn:oid:1.2.840.10008.2.16.4"));
        assertTrue(region.codeSets().contains("eventCodeList", "1141981001", "SCT"));
        assertTrue(region.codeSets().accepts("mimeType", "application/dicom", ""));
        assertFalse(region.codeSets().accepts("mimeType", "application/x-unheard-of", ""));
        assertFalse(region.codeSets().accepts("classCode", "IMAGES", "1.2.3"), "right code of a wrong scheme");
        assertTrue(region.codeSets().accepts("languageCode", "tlh", ""), "not enforced");
        assertTrue(region.codeSets().accepts("title", "anything", ""), "no code set");
    }

    @Test
    void headersBecomeCodes() throws UnmappedValueException {
        ImagingCodes codes = region.imagingSource("meier").orElseThrow().codes();
        assertEquals(new Code("MR", "DCM", "Magnetic Resonance"), codes.modality("MR").eventCode());
        assertEquals("18748-4", codes.typeCode("MR").code());
        assertEquals("43799004", codes.bodyPart("chest").code());
        assertEquals("43799004", codes.anatomicRegion("T-D3000", "SRT").code());
        assertEquals(new Code("69536005", "SCT", "Head"), codes.anatomicRegion("69536005", "SCT"));
    }

    @Test
    void whatIsNotInTheTablesIsNamedWithTheRemedy() {
        ImagingCodes codes = region.imagingSource("meier").orElseThrow().codes();
        UnmappedValueException modality = assertThrows(UnmappedValueException.class, () -> codes.modality("ZZ"));
        assertEquals("imagingCodes.modalities", modality.table());
        assertEquals("ZZ", modality.value());
        assertTrue(modality.getMessage().contains("add a line 'ZZ: {codingScheme: DCM}'"), modality.getMessage());
        assertThrows(UnmappedValueException.class, () -> codes.bodyPart("TENTACLE"));
        assertThrows(UnmappedValueException.class, () -> codes.anatomicRegion("1", "SCT"));
    }
}
