package org.affinitydomain.repository.provide;

import java.util.List;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** What a repository checks of the metadata before it takes documents (ITI TF-2 3.41.4.1.3). */
@FunctionalInterface
public interface MetadataCheck {

    /** What is wrong; nothing when the metadata can be registered as far as it shows by itself. */
    List<RegistryError> errors(SubmitObjectsRequest submission);
}
