package org.affinitydomain.tools.bench.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.MetadataDefaults;
import org.affinitydomain.domain.UnmappedValueException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;

/**
 * The submissions of manifests as a repository registers them for the imaging sources of a domain: DocumentEntry,
 * SubmissionSet and the association between them. The same number gives the same submission. For several threads.
 */
public final class ManifestEntries {

    private static final String SUBMISSION_SET = "SubmissionSet";
    private static final Code KEY_OBJECT_SELECTION = new Code("1.2.840.10008.5.1.4.1.1.88.59", "1.2.840.10008.2.6.1", "Key Object Selection Document");
    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Instant FIRST = Instant.parse("2016-01-04T07:00:00Z");
    private static final long TEN_YEARS_SECONDS = 3_652L * 86_400;
    private static final int SMALLEST_MANIFEST = 4_000;
    private static final int LARGEST_MANIFEST = 120_000;

    private final AffinityDomain domain;
    private final StockPlan plan;
    private final String repository;

    /** Of the sources of a domain that runs a repository itself. */
    public ManifestEntries(AffinityDomain domain, StockPlan plan) {
        this.domain = domain;
        this.plan = plan;
        this.repository = domain.localRepository().orElseThrow().uniqueId();
    }

    /** The patient as XDS names it: CX. */
    public String patientId(int patient) {
        return cx("B%07d".formatted(patient), domain.primaryAuthority().oid());
    }

    /** The referenceIdList value of the entry's accession number: CXi. */
    public String accession(long number, int patient) {
        return cx(new EntryIdentity(number).accession(), source(patient).accessionAuthority()) + "^urn:ihe:iti:xds:2013:accession";
    }

    /** The referenceIdList value of the entry's study: CXi. */
    public String study(long number) {
        return new EntryIdentity(number).studyUid() + "^^^^urn:ihe:iti:xds:2016:studyInstanceUID";
    }

    /** The submission of an entry as the registry gets it, of a manifest that is not at hand: its size and hash are made up. */
    public List<RegistryObject> registered(long number, int patient) {
        SplittableRandom random = new SplittableRandom(~number);
        String hash = "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
        return objects(number, patient, entry -> entry.set(Attribute.DE_REPOSITORY_UNIQUE_ID, repository).set(Attribute.DE_HASH, hash)
                .set(Attribute.DE_SIZE, Integer.toString(random.nextInt(SMALLEST_MANIFEST, LARGEST_MANIFEST))));
    }

    /** The submission of an entry as the repository gets it. */
    public List<RegistryObject> provided(long number, int patient) {
        return objects(number, patient, entry -> entry);
    }

    private List<RegistryObject> objects(long number, int patient, UnaryOperator<MetadataBuilder> completion) {
        EntryIdentity identity = new EntryIdentity(number);
        ImagingSource source = source(patient);
        Instant made = FIRST.plusSeconds(Math.floorMod(number, plan.entries()) * TEN_YEARS_SECONDS / plan.entries());
        return List.of(completion.apply(entry(identity, patient, source, made)).build(), submissionSet(identity, patient, source, made),
                MetadataBuilder.originalMember("Member", SUBMISSION_SET, identity.entryUuid()));
    }

    private MetadataBuilder entry(EntryIdentity identity, int patient, ImagingSource source, Instant made) {
        SplittableRandom random = new SplittableRandom(identity.number());
        ImagingStudyKind kind = ImagingStudyKind.any(random);
        MetadataDefaults defaults = source.defaults();
        String localId = cx("L%06d".formatted(patient), source.localAuthority().oid());
        Instant start = made.minusSeconds(random.nextInt(1_200, 7_200));
        MetadataBuilder entry = MetadataBuilder.documentEntry(identity.entryUuid())
                .set(Attribute.DE_MIME_TYPE, "application/dicom")
                .set(Attribute.DE_PATIENT_ID, patientId(patient))
                .set(Attribute.DE_UNIQUE_ID, identity.manifestUid())
                .set(Attribute.DE_TITLE, kind.description())
                .set(Attribute.DE_CREATION_TIME, DTM.format(made))
                .set(Attribute.DE_SERVICE_START_TIME, DTM.format(start))
                .set(Attribute.DE_SERVICE_STOP_TIME, DTM.format(start.plusSeconds(random.nextInt(60, 1_200))))
                .set(Attribute.DE_LANGUAGE_CODE, defaults.languageCode())
                .set(Attribute.DE_SOURCE_PATIENT_ID, localId)
                .set(Attribute.DE_SOURCE_PATIENT_INFO, "PID-3|" + localId, "PID-5|" + PatientNames.patient(patient),
                        "PID-7|" + birthDate(patient), "PID-8|" + (patient % 2 == 0 ? "F" : "M"))
                .set(Attribute.DE_REFERENCE_ID_LIST, accession(identity.number(), patient), study(identity.number()))
                .code(Attribute.DE_CLASS_CODE, xds(defaults.classCode()))
                .code(Attribute.DE_TYPE_CODE, xds(source.codes().typeCode(kind.modality())))
                .code(Attribute.DE_FORMAT_CODE, KEY_OBJECT_SELECTION)
                .code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, xds(defaults.healthcareFacilityTypeCode()))
                .code(Attribute.DE_PRACTICE_SETTING_CODE, xds(defaults.practiceSettingCode()));
        defaults.confidentialityCode().forEach(code -> entry.code(Attribute.DE_CONFIDENTIALITY_CODE, xds(code)));
        events(kind, source).forEach(code -> entry.code(Attribute.DE_EVENT_CODE_LIST, xds(code)));
        return entry.author(Attribute.DE_AUTHOR, author(Optional.of(PatientNames.doctor(random)), source));
    }

    private RegistryObject submissionSet(EntryIdentity identity, int patient, ImagingSource source, Instant made) {
        return MetadataBuilder.submissionSet(SUBMISSION_SET).set(Attribute.SS_PATIENT_ID, patientId(patient))
                .set(Attribute.SS_UNIQUE_ID, identity.submissionSetUid()).set(Attribute.SS_SOURCE_ID, source.sourceId())
                .set(Attribute.SS_SUBMISSION_TIME, DTM.format(made.plusSeconds(2)))
                .code(Attribute.SS_CONTENT_TYPE_CODE, xds(source.defaults().contentTypeCode()))
                .author(Attribute.SS_AUTHOR, author(Optional.empty(), source)).build();
    }

    private static List<org.affinitydomain.domain.Code> events(ImagingStudyKind kind, ImagingSource source) {
        try {
            return List.of(source.codes().modality(kind.modality()).eventCode(), source.codes().bodyPart(kind.bodyPart()));
        } catch (UnmappedValueException e) {
            throw new IllegalStateException("the sample region has no code for " + kind, e);
        }
    }

    private ImagingSource source(int patient) {
        return domain.imagingSources().get(patient % domain.imagingSources().size());
    }

    private static String birthDate(int patient) {
        return LocalDate.of(1930, 1, 1).plusDays(new SplittableRandom(patient).nextInt(33_000)).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Author author(Optional<String> person, ImagingSource source) {
        String institution = source.defaults().authorInstitution().name() + "^^^^^^^^^" + source.defaults().authorInstitution().oid();
        return new Author(person, List.of(institution), List.of(), List.of(), List.of());
    }

    private static Code xds(org.affinitydomain.domain.Code code) {
        return new Code(code.code(), code.codingScheme(), code.display());
    }

    private static String cx(String id, String authority) {
        return id + "^^^&" + authority + "&ISO";
    }
}
