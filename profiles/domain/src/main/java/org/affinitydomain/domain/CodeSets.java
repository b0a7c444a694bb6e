package org.affinitydomain.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code sets of an affinity domain, asked by the XDS attribute's name ({@code classCode}, {@code eventCodeList},
 * Folder's {@code codeList}, ...; see {@link CodedAttribute}). A registry refuses what is not accepted with
 * XDSRegistryMetadataError (ITI TF-3 4.2.4.1, ITI TF-2 3.42.4.1.3).
 */
public final class CodeSets {
    private final CodingSchemes schemes;
    private final Map<CodedAttribute, CodeSet> sets = new EnumMap<>(CodedAttribute.class);

    /**
     * @param schemes which coding schemes are the same
     * @param sets    at most one set for an attribute; an attribute without one accepts everything
     * @throws IllegalArgumentException when two sets are for the same attribute
     */
    public CodeSets(CodingSchemes schemes, Collection<CodeSet> sets) {
        this.schemes = schemes;
        for (CodeSet set : sets) {
            if (this.sets.put(set.attribute(), set) != null) {
                throw new IllegalArgumentException("two code sets for " + set.attribute().attributeName());
            }
        }
    }

    /** Whether the code belongs to the agreed set of that attribute, whether that set is enforced or not. */
    public boolean contains(String attributeName, String code, String codingScheme) {
        return find(attributeName, code, codingScheme).isPresent();
    }

    /** The agreed code, with its display text. */
    public Optional<Code> find(String attributeName, String code, String codingScheme) {
        return set(attributeName).flatMap(set -> set.find(code, codingScheme));
    }

    /** Whether a value outside the set of that attribute is refused; false when there is no set. */
    public boolean enforced(String attributeName) {
        return set(attributeName).map(CodeSet::enforced).orElse(false);
    }

    /** Whether a registry may take this value: the set of the attribute contains it, or is not enforced. */
    public boolean accepts(String attributeName, String code, String codingScheme) {
        return !enforced(attributeName) || contains(attributeName, code, codingScheme);
    }

    /** The set of an attribute, when the domain has one. */
    public Optional<CodeSet> set(String attributeName) {
        return CodedAttribute.named(attributeName).map(sets::get);
    }

    /** All sets, in the order of {@link CodedAttribute}. */
    public List<CodeSet> all() {
        return List.copyOf(sets.values());
    }

    /** Which coding schemes are the same. */
    public CodingSchemes schemes() {
        return schemes;
    }
}
