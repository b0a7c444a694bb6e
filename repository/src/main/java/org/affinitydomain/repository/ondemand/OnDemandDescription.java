package org.affinitydomain.repository.ondemand;

import java.util.Objects;
import org.affinitydomain.xds.metadata.Code;

/**
 * What distinguishes the DocumentEntry of an On-Demand document from that of its source (ITI TF-3 4.2.3.2).
 *
 * @param classCode  its class
 * @param typeCode   its type
 * @param formatCode its format
 * @param title      its title, in the language of the entry
 */
public record OnDemandDescription(Code classCode, Code typeCode, Code formatCode, String title) {

    public OnDemandDescription {
        Objects.requireNonNull(classCode, "classCode");
        Objects.requireNonNull(typeCode, "typeCode");
        Objects.requireNonNull(formatCode, "formatCode");
        Objects.requireNonNull(title, "title");
    }
}
