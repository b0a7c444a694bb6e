package org.affinitydomain.xds.ebrim;

/**
 * A message that is well-formed XML but does not have the structure of its schema, or exceeds a bound of
 * {@link RimLimits}. The message names the element and the line. Registries answer it with XDSRegistryMetadataError or
 * XDSRegistryError.
 */
public final class MetadataFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public MetadataFormatException(String message) {
        super(message);
    }
}
