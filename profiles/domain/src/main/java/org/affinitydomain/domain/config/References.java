package org.affinitydomain.domain.config;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.domain.Organisation;

/** Values of the file that name something defined elsewhere in it. */
final class References {
    private final List<AssigningAuthority> authorities;
    private final List<Organisation> organisations;

    References(List<AssigningAuthority> authorities, List<Organisation> organisations) {
        this.authorities = authorities;
        this.organisations = organisations;
    }

    /** A required organisation, by its id. */
    Organisation organisation(YamlObject object, String key) {
        object.required(key);
        return optionalOrganisation(object, key).orElseGet(References::nobody);
    }

    Optional<Organisation> optionalOrganisation(YamlObject object, String key) {
        return object.optionalText(key).map(id -> organisations.stream().filter(o -> o.id().equals(id)).findFirst()
                .orElseGet(() -> {
                    object.problem(key, "there is no organisation '" + id + "'",
                            Suggestion.remedy(id, organisations.stream().map(Organisation::id).toList()));
                    return nobody();
                }));
    }

    /** A required assigning authority, by its OID. */
    AssigningAuthority authority(YamlObject object, String key) {
        String oid = Values.oid(object, key);
        return authorities.stream().filter(a -> a.oid().equals(oid)).findFirst().orElseGet(() -> {
            if (!oid.equals(Values.OID_STAND_IN)) {
                object.problem(key, "there is no assigning authority " + oid, "add it to assigningAuthorities");
            }
            return new AssigningAuthority(Values.OID_STAND_IN, YamlObject.TEXT_STAND_IN, AssigningAuthority.Role.LOCAL,
                    Optional.empty());
        });
    }

    private static Organisation nobody() {
        return new Organisation(YamlObject.TEXT_STAND_IN, YamlObject.TEXT_STAND_IN, Values.OID_STAND_IN, Organisation.Kind.OTHER,
                Optional.empty());
    }
}
