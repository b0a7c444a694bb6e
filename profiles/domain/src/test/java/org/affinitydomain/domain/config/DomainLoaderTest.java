package org.affinitydomain.domain.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.Organisation;
import org.affinitydomain.domain.StudyAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a domain file says is what is loaded; what is wrong in it is reported with line and remedy, all at once. */
class DomainLoaderTest {
    private static final String SMALL = """
            name: Small
            homeCommunityId: 1.2.3
            assigningAuthorities:
              - {oid: 1.2.3.1, name: Region, role: affinity-domain}
              - {oid: 1.2.3.2, name: Local, role: local, namespace: LOC}
            organisations:
              - {id: clinic, name: Clinic, oid: 1.2.3.3, kind: imaging-centre}
            repositories:
              - {uniqueId: 1.2.3.4}
              - {uniqueId: 1.2.3.5, retrieveUrl: "https://other.example/retrieve"}
            codeSets:
              classCode:
                enforced: true
                codes:
                  - {code: IMG, codingScheme: 1.2.9, display: Images}
              confidentialityCode: {enforced: false}
            imagingCodes:
              typeCode: {code: STUDY, codingScheme: 1.2.9}
              modalities:
                CT: {codingScheme: DCM, typeCode: {code: CTS, codingScheme: 1.2.9}}
              bodyParts:
                chest: {code: 1, codingScheme: SCT}
            imagingSources:
              - id: clinic
                organisation: clinic
                sourceId: 1.2.3.6
                retrieveLocationUid: 1.2.3.7
                retrieveAeTitle: CLINIC
                retrieveUrl: http://images.example/rs/
                access: {dicomweb: {url: "${pacs}", connectTimeout: 500ms, responseTimeout: 2min}}
                localAuthority: 1.2.3.2
                accessionAuthority: 1.2.3.8
                orderAuthority: 1.2.3.9
                defaults:
                  classCode: {code: IMG, codingScheme: 1.2.9}
                  healthcareFacilityTypeCode: {code: F, codingScheme: 1.2.9}
                  practiceSettingCode: {code: P, codingScheme: 1.2.9}
                  confidentialityCode: [{code: N, codingScheme: 1.2.9}]
                  contentTypeCode: {code: C, codingScheme: 1.2.9}
                  languageCode: de
                imagingCodes:
                  bodyParts:
                    THORAX F+P: {code: 1, codingScheme: SCT}
            """;

    private static AffinityDomain load(DomainSource source) throws DomainConfigurationException {
        return new DomainLoader(key -> key.equals("pacs") ? Optional.of("http://pacs.example:8042/dicom-web/") : Optional.empty()).load(source);
    }

    private static List<String> problems(DomainSource source) {
        DomainConfigurationException e = assertThrows(DomainConfigurationException.class, () -> load(source));
        assertTrue(e.getMessage().startsWith("AFF0201 "), e.getMessage());
        e.problems().forEach(problem -> assertTrue(e.getMessage().contains(problem.toString()), e.getMessage()));
        return e.problems().stream().map(Problem::toString).toList();
    }

    private static void assertOneProblem(String expected, String text) {
        assertEquals(List.of(expected), problems(Text.of(text)));
    }

    private static String withAccess(String access) {
        String before = "{dicomweb: {url: \"${pacs}\", connectTimeout: 500ms, responseTimeout: 2min}}";
        assertTrue(SMALL.contains(before));
        return SMALL.replace(before, access);
    }

    @Test
    void aPacsThatSpeaksDimseIsRead() throws Exception {
        AffinityDomain domain = load(Text.of(withAccess("{dicom: {aeTitle: PACS, host: pacs.example, port: 104, callingAeTitle: AFFINITY, retrieve: move, "
                + "tls: true, associations: 2, responseTimeout: 10s}}")));
        assertEquals(new StudyAccess.Dicom("PACS", "pacs.example", 104, "AFFINITY", StudyAccess.Retrieval.MOVE, true, 2, Duration.ofSeconds(5),
                Duration.ofSeconds(10)), domain.imagingSource("clinic").orElseThrow().access());
        domain = load(Text.of(withAccess("{dicom: {aeTitle: PACS, host: pacs.example, port: 104, callingAeTitle: AFFINITY}}")));
        assertEquals(new StudyAccess.Dicom("PACS", "pacs.example", 104, "AFFINITY", StudyAccess.Retrieval.AUTO, false, 4, Duration.ofSeconds(5),
                Duration.ofSeconds(60)), domain.imagingSource("clinic").orElseThrow().access());
    }

    @Test
    void whatIsWrongWithADicomAccessIsNamed() {
        List<String> problems = problems(Text.of(withAccess("{dicom: {aeTitle: 'A TITLE THAT IS TOO LONG', host: pacs.example, port: 99999, retrieve: fetch}}")));
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("'A TITLE THAT IS TOO LONG' is not an application entity title")), problems.toString());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("'99999' is not a number from 1 to 65535")), problems.toString());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("callingAeTitle")), problems.toString());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("unknown retrieve 'fetch'")), problems.toString());
        problems = problems(Text.of(withAccess("{dicom: {aeTitle: PACS, host: pacs.example, callingAeTitle: AFFINITY}}")));
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("port")), problems.toString());
    }

    private static String withPeers(String access, String peers) {
        return withAccess(access).replace("    localAuthority:", "    peers: " + peers + "\n    localAuthority:");
    }

    @Test
    void anArchiveAndItsPeersAreRead() throws Exception {
        ImagingSource source = load(Text.of(withPeers("{archive: {path: /srv/archive, stow: true}}",
                "[{aeTitle: CT1, may: [store]}, {aeTitle: WS, host: ws.example, port: 104, tls: true}]"))).imagingSource("clinic").orElseThrow();
        assertEquals(new StudyAccess.Archive(Path.of("/srv/archive"), true), source.access());
        assertEquals(List.of(new DicomPeer("CT1", Optional.empty(), Set.of(DicomPeer.Permission.STORE)),
                new DicomPeer("WS", Optional.of(new DicomPeer.Address("ws.example", 104, true)), Set.of(DicomPeer.Permission.values()))), source.peers());
        assertTrue(source.peer("CT1", DicomPeer.Permission.RETRIEVE).isEmpty());
        assertTrue(source.peer("WS", DicomPeer.Permission.RETRIEVE).isPresent());
        source = load(Text.of(withPeers("{folder: /srv/images}", "[{aeTitle: WS}]"))).imagingSource("clinic").orElseThrow();
        assertEquals(Set.of(DicomPeer.Permission.RETRIEVE), source.peers().get(0).may(), "nothing is stored where nothing is kept");
    }

    @Test
    void whatIsWrongWithPeersIsNamed() {
        for (Map.Entry<String, String> wrong : Map.of("[{aeTitle: WS, may: [stow]}]", "unknown permission 'stow'",
                "[{aeTitle: WS, may: [store]}]", "'store' at a source that keeps nothing itself", "[{aeTitle: WS, host: h}]", "'host' and 'port' belong together",
                "[{aeTitle: WS}, {aeTitle: WS}]", "'WS' stands twice", "[{aeTitle: 'A TITLE THAT IS TOO LONG'}]", "is not an application entity title").entrySet()) {
            List<String> problems = problems(Text.of(withPeers("{folder: /srv/images}", wrong.getKey())));
            assertTrue(problems.size() == 1 && problems.get(0).contains(wrong.getValue()), problems.toString());
        }
        List<String> problems = problems(Text.of(withAccess("{archive: {path: /srv/archive}}")));
        assertTrue(problems.size() == 1 && problems.get(0).contains("an archive that nothing can be stored in"), problems.toString());
    }

    @Test
    void everythingThatTheFileSaysIsThere() throws Exception {
        AffinityDomain domain = load(Text.of(SMALL));
        ImagingSource source = domain.imagingSource("clinic").orElseThrow();
        assertEquals(new StudyAccess.DicomWeb(URI.create("http://pacs.example:8042/dicom-web"), Duration.ofMillis(500), Duration.ofMinutes(2)),
                source.access());
        assertEquals(URI.create("http://images.example/rs"), source.retrieveUrl(), "without the slash at the end");
        assertEquals(Organisation.Kind.IMAGING_CENTRE, source.organisation().kind());
        assertEquals("CTS", source.codes().typeCode("CT").code());
        assertEquals("STUDY", source.codes().typeCode("MR").code());
        assertEquals("1", source.codes().bodyPart("thorax f+p").code(), "the source's own entry");
        assertEquals("1", source.codes().bodyPart("CHEST").code(), "the domain's entry");
        assertEquals("Images", source.defaults().classCode().display(), "taken from the code set");
        assertEquals("1.2.3.2", domain.authorityCalled("LOC").orElseThrow().oid());
        assertEquals("1.2.3.4", domain.localRepository().orElseThrow().uniqueId());
        assertTrue(domain.repository("1.2.3.5").orElseThrow().retrieveUrl().isPresent());
    }

    @Test
    void manifestsAreOfTheDomainsFormUnlessTheSourceHasItsOwn() throws Exception {
        String ofDomain = SMALL + "manifest: {title: manifest-with-description}\n";
        assertEquals(ManifestOptions.DEFAULT, load(Text.of(SMALL)).imagingSource("clinic").orElseThrow().manifest());
        assertEquals(new ManifestOptions(ManifestOptions.Title.MANIFEST_WITH_DESCRIPTION, true, false),
                load(Text.of(ofDomain)).imagingSource("clinic").orElseThrow().manifest());
        assertEquals(new ManifestOptions(ManifestOptions.Title.MANIFEST, false, true), load(Text.of(ofDomain.replace(
                "    organisation: clinic\n", "    organisation: clinic\n    manifest: {title: manifest, fhir: true}\n")))
                .imagingSource("clinic").orElseThrow().manifest());
    }

    @Test
    void manifestsThatTheRegistryWouldRefuseAreNoticed() {
        String file = SMALL.replace("  classCode:\n    enforced", "  mimeType:\n    codes: [{code: application/dicom}]\n  classCode:\n    enforced");
        List<String> problems = problems(Text.of(file + "manifest: {fhir: true, imageLibrary: true}\n"));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("FHIR manifests need 'application/fhir+json' in the code set mimeType; add it to codeSets.mimeType"),
                problems.toString());
        List<String> contradiction = problems(Text.of(SMALL + "manifest: {title: manifest-with-description, imageLibrary: false}\n"));
        assertTrue(contradiction.get(0).contains("a manifest with description has an image library"), contradiction.toString());
    }

    @Test
    void misspeltKeyIsNamedOnceWithWhatWasMeant() {
        assertOneProblem("region.yaml:2: unknown key 'homeComunityId' in the domain; did you mean 'homeCommunityId'?",
                SMALL.replace("homeCommunityId", "homeComunityId"));
        assertOneProblem("region.yaml:4: unknown key 'iod' in an assigning authority; did you mean 'oid'?",
                SMALL.replace("{oid: 1.2.3.1,", "{iod: 1.2.3.1,"));
        assertOneProblem("region.yaml:12: 'clasCode' is not an attribute with a code set; did you mean 'classCode'?",
                SMALL.replace("  classCode:\n    enforced", "  clasCode:\n    enforced"));
    }

    @Test
    void missingKeyIsNamed() {
        assertOneProblem("region.yaml:24: 'sourceId' is missing in an imaging source; add a line 'sourceId: ...'",
                SMALL.replace("    sourceId: 1.2.3.6\n", ""));
    }

    @Test
    void wrongValuesAreNamedWithTheRightForm() {
        assertOneProblem("region.yaml:2: 'urn:oid:1.2.3' is not an OID; write numbers with dots between, without 'urn:oid:'",
                SMALL.replace("homeCommunityId: 1.2.3", "homeCommunityId: urn:oid:1.2.3"));
        assertOneProblem("region.yaml:7: unknown kind 'hopsital'; did you mean 'hospital'?", SMALL.replace("imaging-centre", "hopsital"));
        assertOneProblem("region.yaml:29: 'images.example' is not a web address; write http://host:port/path or https://host:port/path",
                SMALL.replace("http://images.example/rs/", "images.example"));
        assertOneProblem("region.yaml:30: '2 hours' is not a duration; write a number and ms, s, min or h, for example 30s",
                SMALL.replace("2min", "2 hours"));
        assertOneProblem("region.yaml:28: 'CLINIC_OF_SEVENTEEN' is not an application entity title; use at most 16 ASCII characters and no backslash",
                SMALL.replace("retrieveAeTitle: CLINIC", "retrieveAeTitle: CLINIC_OF_SEVENTEEN"));
        assertOneProblem("region.yaml:13: 'yes' is neither true nor false; write true or false", SMALL.replace("enforced: true", "enforced: yes"));
    }

    @Test
    void referencesMustLeadSomewhere() {
        assertOneProblem("region.yaml:25: there is no organisation 'clinik'; did you mean 'clinic'?",
                SMALL.replace("organisation: clinic", "organisation: clinik"));
        assertOneProblem("region.yaml:31: there is no assigning authority 1.2.3.99; add it to assigningAuthorities",
                SMALL.replace("localAuthority: 1.2.3.2", "localAuthority: 1.2.3.99"));
        assertOneProblem("region.yaml:35: code 'IMAGE' of scheme '1.2.9' is not in the code set classCode; "
                + "add it to codeSets.classCode or choose one that is there",
                SMALL.replace("  classCode: {code: IMG,", "  classCode: {code: IMAGE,"));
        assertOneProblem("region.yaml:30: nothing is set for ${pax}; set pax in the configuration, or write ${pax:default}",
                SMALL.replace("${pacs}", "http://${pax}"));
    }

    @Test
    void whatMustBeUniqueIs() {
        assertOneProblem("region.yaml:5: there are two: assigning authority 1.2.3.1; remove one or give it another oid",
                SMALL.replace("oid: 1.2.3.2,", "oid: 1.2.3.1,").replace("localAuthority: 1.2.3.2", "localAuthority: 1.2.3.1"));
        assertOneProblem("region.yaml:8: several repositories have no 'retrieveUrl'; only the one that this installation runs may be without",
                SMALL.replace(", retrieveUrl: \"https://other.example/retrieve\"", ""));
        assertOneProblem("region.yaml:3: 'name' stands twice in the domain; remove one of them", SMALL.replace("homeC", "name: Again\nhomeC")
                .replace("name: Small\nname: Again\n", "name: Small\n\nname: Again\n"));
        assertOneProblem("region.yaml:3: no assigning authority has the role affinity-domain; "
                + "add the one whose patient ids the domain uses, with 'role: affinity-domain'", SMALL.replace("role: affinity-domain", "role: local"));
    }

    @Test
    void remoteSourceNeedsItsRad69Address() throws Exception {
        String remote = SMALL.replaceAll("    access: .*\n", "");
        assertOneProblem("region.yaml:24: an imaging source has neither 'access' nor 'rad69Url'; "
                + "add 'access' when this installation runs it, else 'rad69Url'", remote);
        ImagingSource source = load(Text.of(remote.replace("    sourceId", "    rad69Url: https://other.example/rad69\n    sourceId")))
                .imagingSource("clinic").orElseThrow();
        assertEquals(new StudyAccess.Remote(), source.access());
        assertEquals(Optional.of(URI.create("https://other.example/rad69")), source.rad69Url());
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheFile() {
        List<String> found = problems(Text.of(SMALL.replace("homeCommunityId: 1.2.3", "homeCommunityId: x")
                .replace("kind: imaging-centre", "kind: circus").replace("organisation: clinic", "organisation: nobody")
                .replace("      languageCode: de\n", "")));
        assertEquals(List.of(2, 7, 25, 35), found.stream().map(p -> Integer.parseInt(p.split(":")[1])).toList(), found.toString());
    }

    @Test
    void brokenYamlNamesTheLine() {
        assertEquals("region.yaml:3", problems(Text.of("name: a\nhomeCommunityId: 1.2\n  oops: [\n")).get(0).substring(0, 13));
        assertOneProblem("region.yaml:1: the file is empty; begin with the sample region and change it", "");
        assertEquals(1, problems(new Text("nowhere.yaml", Map.of())).size());
    }

    @Test
    void includedCodesAreReadAndTheirProblemsNameTheirFile() throws Exception {
        Map<String, String> files = new HashMap<>();
        files.put("region.yaml", SMALL.replace("codeSets:\n", "codeSets:\n  include: codes.csv\n"));
        files.put("codes.csv", "attribute,code,codingScheme,display\r\ntypeCode,A,1.2.9,\"One, \"\"quoted\"\"\"\r\n\r\nmimeType,text/plain,,\r\ntypeCode,STUDY,1.2.9,S\ntypeCode,CTS,1.2.9,S");
        AffinityDomain domain = load(new Text("region.yaml", files));
        assertEquals("One, \"quoted\"", domain.codeSets().find("typeCode", "A", "1.2.9").orElseThrow().display());
        assertTrue(domain.codeSets().enforced("typeCode"), "enforced unless the file says otherwise");

        files.put("codes.csv", "attribute,code,codingScheme,display\ntypecode,A,1.2.9,x\ntypeCode,B\nmimeType,text/plain,1.2.9,\ntypeCode,STUDY,1.2.9,S\ntypeCode,CTS,1.2.9,S");
        assertEquals(List.of("codes.csv:2: 'typecode' is not an attribute with a code set; did you mean 'typeCode'?",
                "codes.csv:3: the line has 2 values; write 4 with commas between, and quotes around one that holds a comma",
                "codes.csv:4: the code of mimeType is not complete; give the code and leave codingScheme empty"),
                problems(new Text("region.yaml", files)));
    }

    @Test
    void includesStayInTheFolder() {
        assertOneProblem("region.yaml:12: '../secret.yaml' is not a plain file name; put the file beside this one",
                SMALL.replace("codeSets:\n", "codeSets:\n  include: ../secret.yaml\n"));
    }

    @Test
    void filesOnDiskWork(@TempDir Path folder) throws IOException, DomainConfigurationException {
        Path file = Files.writeString(folder.resolve("region.yaml"), SMALL.replace("codeSets:\n", "codeSets:\n  include: more.yaml\n"));
        Files.writeString(folder.resolve("more.yaml"), "formatCode:\n  enforced: false\n  codes:\n    - {code: F, codingScheme: 1.2.9}\n");
        AffinityDomain domain = load(DomainSource.of(file));
        assertTrue(domain.codeSets().contains("formatCode", "F", "1.2.9"));
        assertTrue(domain.codeSets().accepts("formatCode", "G", "1.2.9"), "not enforced");
        Files.write(file, new byte[] {'n', 'a', (byte) 0xC3, 'x'});
        assertEquals(1, problems(DomainSource.of(file)).size());
    }
}
