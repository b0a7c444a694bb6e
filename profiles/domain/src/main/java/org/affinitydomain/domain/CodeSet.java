package org.affinitydomain.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The codes that an affinity domain has agreed upon for one attribute. Lookups cost the same however many there are. */
public final class CodeSet {
    private final CodedAttribute attribute;
    private final boolean enforced;
    private final CodingSchemes schemes;
    private final Map<Key, Code> codes;

    private record Key(String code, String canonicalScheme) {
    }

    /**
     * @param attribute the attribute that the set belongs to
     * @param enforced  whether a value outside the set is refused
     * @param schemes   which coding schemes are the same
     * @param codes     the agreed codes; of two equal ones the first is kept
     */
    public CodeSet(CodedAttribute attribute, boolean enforced, CodingSchemes schemes, Collection<Code> codes) {
        this.attribute = attribute;
        this.enforced = enforced;
        this.schemes = schemes;
        Map<Key, Code> byKey = new HashMap<>();
        codes.forEach(code -> byKey.putIfAbsent(key(code.code(), code.codingScheme()), code));
        this.codes = Map.copyOf(byKey);
    }

    public CodedAttribute attribute() {
        return attribute;
    }

    /** Whether a value outside the set is refused. */
    public boolean enforced() {
        return enforced;
    }

    /** The agreed code, when it is one. The scheme may be given as OID, {@code urn:oid:} or known designator. */
    public Optional<Code> find(String code, String codingScheme) {
        return Optional.ofNullable(codes.get(key(code, codingScheme)));
    }

    /** All agreed codes, in no particular order. */
    public List<Code> codes() {
        return List.copyOf(codes.values());
    }

    private Key key(String code, String codingScheme) {
        return new Key(code, attribute.hasScheme() ? schemes.canonical(codingScheme) : "");
    }
}
