package org.affinitydomain.dicom.json;

import org.affinitydomain.dicom.data.Element;

import java.util.Optional;

/** Says where a value can be had that is not in the JSON document itself (PS3.18 F.2.6). */
@FunctionalInterface
public interface BulkDataUris {
    /** Values that were left in their source become empty attributes; those that a document left elsewhere stay there. */
    BulkDataUris NONE = (path, element) -> element instanceof Element.BulkUri bulk ? Optional.of(bulk.uri()) : Optional.empty();

    /**
     * The BulkDataURI of a value, absolute or relative to the document; without one the attribute is written
     * as if it had no value.
     *
     * @param path    the tags and item numbers (from 1) that lead to the attribute, as in {@code 00880200/1/7FE00010}
     * @param element the element: a {@link Element.BulkReference}, {@link Element.Fragments} or {@link Element.BulkUri}
     */
    Optional<String> uri(String path, Element element);
}
