package org.affinitydomain.xds.validation;

import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;

/** Says which codes an affinity domain has agreed on for an attribute (ITI TF-1 10.4.8, appendix L). */
@FunctionalInterface
public interface CodeMembership {

    /** A domain that takes every code. */
    CodeMembership ANY = (attribute, code) -> true;

    /** Whether the domain takes the code, with its coding scheme, for the attribute. The display name plays no part. */
    boolean contains(Attribute attribute, Code code);
}
