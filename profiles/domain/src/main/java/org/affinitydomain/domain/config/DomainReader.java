package org.affinitydomain.domain.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.domain.CodeSets;
import org.affinitydomain.domain.CodingSchemes;
import org.affinitydomain.domain.DocumentRepositoryLocation;
import org.affinitydomain.domain.ImagingCodes;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.Oid;
import org.affinitydomain.domain.Organisation;
import org.affinitydomain.domain.StudyAccess;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the whole domain, in the order in which its parts refer to each other. */
final class DomainReader {
    private final Includes includes;
    private final Set<String> seen = new HashSet<>();

    DomainReader(DomainSource source) {
        this.includes = new Includes(source);
    }

    /**
     * Reads what it can. Only when no problem was noted may the result be used; it is empty when even the parts
     * could not be put together.
     */
    Optional<AffinityDomain> read(YamlObject root) {
        String name = root.text("name");
        String community = Values.oid(root, "homeCommunityId");
        List<AssigningAuthority> authorities = root.list("assigningAuthorities", "an assigning authority", this::authority);
        List<Organisation> organisations = root.list("organisations", "an organisation", this::organisation);
        List<DocumentRepositoryLocation> repositories = root.list("repositories", "a repository", this::repository);
        CodeSets codeSets = codeSets(root, schemes(root));
        CodeReader codes = new CodeReader(codeSets);
        Optional<ImagingCodes> imagingCodes = root.optionalObject("imagingCodes").map(new ImagingCodesReader(includes, codes)::read);
        ManifestOptions manifest = root.optionalObject("manifest")
                .map(object -> new ManifestOptionsReader(codeSets).read(object, ManifestOptions.DEFAULT)).orElse(ManifestOptions.DEFAULT);
        ImagingSourceReader sourceReader =
                new ImagingSourceReader(new References(authorities, organisations), codes, imagingCodes,
                        new ImagingCodesReader(includes, codes), manifest);
        List<ImagingSource> sources = root.list("imagingSources", "an imaging source", object -> {
            ImagingSource read = sourceReader.read(object);
            unique(object, "id", "imaging source ", read.id());
            unique(object, "retrieveLocationUid", "retrieveLocationUid ", read.retrieveLocationUid());
            if (!read.peers().isEmpty()) {
                unique(object, "retrieveAeTitle", "source with peers and the retrieveAeTitle ", read.retrieveAeTitle());
            }
            return read;
        });
        root.end();
        boolean usable = checkAuthorities(root, authorities);
        checkRepositories(root, repositories);
        checkTitles(root, sources);
        return usable ? Optional.of(new AffinityDomain(name, community, authorities, organisations, repositories, sources,
                codeSets)) : Optional.empty();
    }

    private AssigningAuthority authority(YamlObject object) {
        AssigningAuthority read = new AssigningAuthority(Values.oid(object, "oid"), object.text("name"),
                Values.choice(object, "role", AssigningAuthority.Role.class), object.optionalText("namespace"));
        object.end();
        unique(object, "oid", "assigning authority ", read.oid());
        read.namespace().ifPresent(namespace -> unique(object, "namespace", "namespace ", namespace));
        return read;
    }

    private Organisation organisation(YamlObject object) {
        Organisation read = new Organisation(object.text("id"), object.text("name"), Values.oid(object, "oid"),
                Values.choice(object, "kind", Organisation.Kind.class), object.optionalText("address"));
        object.end();
        unique(object, "id", "organisation ", read.id());
        unique(object, "oid", "organisation with OID ", read.oid());
        return read;
    }

    private DocumentRepositoryLocation repository(YamlObject object) {
        DocumentRepositoryLocation read = new DocumentRepositoryLocation(Values.oid(object, "uniqueId"),
                Values.optionalUrl(object, "retrieveUrl"));
        object.end();
        unique(object, "uniqueId", "repository ", read.uniqueId());
        return read;
    }

    private CodingSchemes schemes(YamlObject root) {
        Map<String, String> oids = new HashMap<>();
        root.optionalObject("codingSchemes").ifPresent(object -> object.remaining().forEach((designator, node) -> {
            if (node instanceof ScalarNode scalar && Oid.isValid(scalar.getValue())) {
                oids.put(designator, scalar.getValue());
            } else {
                object.problem(designator, "coding scheme '" + designator + "' has no OID", "write its OID after the colon");
            }
        }));
        return new CodingSchemes(oids);
    }

    private CodeSets codeSets(YamlObject root, CodingSchemes schemes) {
        return root.object("codeSets").map(new CodeSetsReader(includes, schemes)::read)
                .orElseGet(() -> new CodeSets(schemes, List.of()));
    }

    private void unique(YamlObject object, String key, String what, String value) {
        boolean standIn = value.equals(YamlObject.TEXT_STAND_IN) || value.equals(Values.OID_STAND_IN);
        if (!standIn && !seen.add(what + value)) {
            object.problem(key, "there are two: " + what + value, "remove one or give it another " + key);
        }
    }

    private static boolean checkAuthorities(YamlObject root, List<AssigningAuthority> authorities) {
        boolean found = authorities.stream().anyMatch(a -> a.role() == AssigningAuthority.Role.AFFINITY_DOMAIN);
        if (!found) {
            root.problem("assigningAuthorities", "no assigning authority has the role affinity-domain",
                    "add the one whose patient ids the domain uses, with 'role: affinity-domain'");
        }
        return found;
    }

    /** What is sent under a title has either been asked for, or is to be kept. */
    private static void checkTitles(YamlObject root, List<ImagingSource> sources) {
        for (ImagingSource archive : sources) {
            if (archive.access() instanceof StudyAccess.Archive && sources.stream().anyMatch(other ->
                    other.access() instanceof StudyAccess.Dicom dicom && dicom.callingAeTitle().equals(archive.retrieveAeTitle()))) {
                root.problem("imagingSources", "the retrieveAeTitle of archive '" + archive.id() + "' is the callingAeTitle of another source",
                        "give one of them another title");
            }
        }
    }

    private static void checkRepositories(YamlObject root, List<DocumentRepositoryLocation> repositories) {
        if (repositories.stream().filter(DocumentRepositoryLocation::isLocal).count() > 1) {
            root.problem("repositories", "several repositories have no 'retrieveUrl'",
                    "only the one that this installation runs may be without");
        }
    }
}
