package org.affinitydomain.domain.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.domain.Code;
import org.affinitydomain.domain.CodedAttribute;
import org.affinitydomain.domain.ImagingCodes;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.MetadataDefaults;
import org.affinitydomain.domain.Organisation;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.Triggers;

/** Reads one element of {@code imagingSources}. */
final class ImagingSourceReader {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
    private static final int ASSOCIATIONS = 4;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final References references;
    private final CodeReader codes;
    private final Optional<ImagingCodes> domainCodes;
    private final ImagingCodesReader codesReader;
    private final ManifestOptions domainManifest;

    /**
     * @param domainCodes the domain's tables; empty when the file has none, which is a problem of each source
     * @param codesReader reads a source's own tables
     * @param manifest    the domain's own options
     */
    ImagingSourceReader(References references, CodeReader codes, Optional<ImagingCodes> domainCodes,
                        ImagingCodesReader codesReader, ManifestOptions manifest) {
        this.references = references;
        this.codes = codes;
        this.domainCodes = domainCodes;
        this.codesReader = codesReader;
        this.domainManifest = manifest;
    }

    ImagingSource read(YamlObject object) {
        Organisation organisation = references.organisation(object, "organisation");
        AssigningAuthority local = references.authority(object, "localAuthority");
        StudyAccess access = object.optionalObject("access").map(this::access).orElseGet(StudyAccess.Remote::new);
        Optional<URI> rad69Url = Values.optionalUrl(object, "rad69Url");
        if (access instanceof StudyAccess.Remote && rad69Url.isEmpty()) {
            object.problem("id", "an imaging source has neither 'access' nor 'rad69Url'",
                    "add 'access' when this installation runs it, else 'rad69Url'");
        }
        ImagingSource source = new ImagingSource(id(object), organisation, Values.oid(object, "sourceId"),
                Values.oid(object, "retrieveLocationUid"), Values.aeTitle(object, "retrieveAeTitle"), Values.url(object, "retrieveUrl"), rad69Url,
                access, triggers(object, access), DicomPeersReader.read(object, access), local, Values.oid(object, "accessionAuthority"), Values.oid(object, "orderAuthority"),
                defaults(object, organisation), codes(object), object.optionalObject("manifest")
                        .map(own -> new ManifestOptionsReader(codes.sets()).read(own, domainManifest)).orElse(domainManifest));
        object.end();
        return source;
    }

    private static Triggers triggers(YamlObject object, StudyAccess access) {
        Optional<YamlObject> triggers = object.optionalObject("triggers");
        if (triggers.isPresent() && access instanceof StudyAccess.Remote) {
            object.problem("triggers", "'triggers' without 'access': another installation learns of the studies of this source",
                    "remove 'triggers', or add 'access'");
        }
        return triggers.map(own -> TriggersReader.read(own, access instanceof StudyAccess.Archive)).orElse(Triggers.DEFAULT);
    }

    private String id(YamlObject object) {
        String id = object.text("id");
        if (!id.equals(YamlObject.TEXT_STAND_IN) && !ID.matcher(id).matches()) {
            object.problem("id", "'" + id + "' cannot be part of a URL", "use lower case letters, digits and dashes");
        }
        return id;
    }

    private StudyAccess access(YamlObject object) {
        Optional<Path> folder = object.optionalText("folder").map(text -> path(object, "folder", text));
        Optional<YamlObject> dicomweb = object.optionalObject("dicomweb");
        Optional<YamlObject> dicom = object.optionalObject("dicom");
        Optional<YamlObject> archive = object.optionalObject("archive");
        object.end();
        if (Stream.of(folder, dicomweb, dicom, archive).filter(Optional::isPresent).count() != 1) {
            object.problem("folder", "'access' needs one of 'folder', 'dicomweb', 'dicom' and 'archive'", "keep the one that the studies come from");
        }
        return dicomweb.map(this::dicomWeb).or(() -> dicom.map(this::dicom)).or(() -> archive.map(ImagingSourceReader::archive))
                .orElseGet(() -> new StudyAccess.Folder(folder.orElse(Path.of("."))));
    }

    private static StudyAccess archive(YamlObject object) {
        StudyAccess access = new StudyAccess.Archive(path(object, "path", object.text("path")), Values.yesOrNo(object, "stow", false));
        object.end();
        return access;
    }

    private StudyAccess dicom(YamlObject object) {
        StudyAccess.Retrieval retrieval = object.optionalText("retrieve").isEmpty() ? StudyAccess.Retrieval.AUTO
                : Values.choice(object, "retrieve", StudyAccess.Retrieval.class);
        StudyAccess access = new StudyAccess.Dicom(Values.aeTitle(object, "aeTitle"), object.text("host"),
                Values.number(object, "port", 0, 1, 65_535), Values.aeTitle(object, "callingAeTitle"), retrieval,
                Values.yesOrNo(object, "tls", false), Values.number(object, "associations", ASSOCIATIONS, 1, 64),
                Values.duration(object, "connectTimeout", CONNECT_TIMEOUT), Values.duration(object, "responseTimeout", RESPONSE_TIMEOUT));
        object.end();
        return access;
    }

    private StudyAccess dicomWeb(YamlObject object) {
        StudyAccess access = new StudyAccess.DicomWeb(Values.url(object, "url"),
                Values.duration(object, "connectTimeout", CONNECT_TIMEOUT),
                Values.duration(object, "responseTimeout", RESPONSE_TIMEOUT));
        object.end();
        return access;
    }

    private static Path path(YamlObject object, String key, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            object.problem(key, "'" + text + "' is not a path: " + e.getReason(), "write the path of a folder");
            return Path.of(".");
        }
    }

    private MetadataDefaults defaults(YamlObject object, Organisation owner) {
        return object.object("defaults").map(defaults -> readDefaults(defaults, owner))
                .orElseGet(() -> new MetadataDefaults(CodeReader.STAND_IN, CodeReader.STAND_IN, CodeReader.STAND_IN,
                        List.of(CodeReader.STAND_IN), CodeReader.STAND_IN, YamlObject.TEXT_STAND_IN, owner));
    }

    private MetadataDefaults readDefaults(YamlObject defaults, Organisation owner) {
        MetadataDefaults out = new MetadataDefaults(codes.required(defaults, CodedAttribute.CLASS_CODE),
                codes.required(defaults, CodedAttribute.HEALTHCARE_FACILITY_TYPE_CODE),
                codes.required(defaults, CodedAttribute.PRACTICE_SETTING_CODE), confidentiality(defaults),
                codes.required(defaults, CodedAttribute.CONTENT_TYPE_CODE), language(defaults),
                references.optionalOrganisation(defaults, "authorInstitution").orElse(owner));
        defaults.end();
        return out;
    }

    private List<Code> confidentiality(YamlObject defaults) {
        CodedAttribute attribute = CodedAttribute.CONFIDENTIALITY_CODE;
        defaults.required(attribute.attributeName());
        List<Code> read = defaults.list(attribute.attributeName(), "a confidentiality code", o -> codes.read(o, attribute));
        return read.isEmpty() ? List.of(CodeReader.STAND_IN) : read;
    }

    private String language(YamlObject defaults) {
        String key = CodedAttribute.LANGUAGE_CODE.attributeName();
        String language = defaults.text(key);
        if (!language.equals(YamlObject.TEXT_STAND_IN) && !codes.accepts(CodedAttribute.LANGUAGE_CODE, language)) {
            defaults.problem(key, "language '" + language + "' is not in the code set " + key,
                    "add it to codeSets." + key + " or choose one that is there");
        }
        return language;
    }

    private ImagingCodes codes(YamlObject object) {
        ImagingCodes below = domainCodes.orElseGet(() -> {
            object.problem("id", "imaging sources need 'imagingCodes'", "add 'imagingCodes' to the domain");
            return new ImagingCodes(CodeReader.STAND_IN, Map.of(), Map.of(), Map.of(), codes.sets());
        });
        return object.optionalObject("imagingCodes").map(o -> codesReader.overlay(o, below)).orElse(below);
    }
}
