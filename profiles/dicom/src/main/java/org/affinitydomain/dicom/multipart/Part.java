package org.affinitydomain.dicom.multipart;

import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a multipart body.
 *
 * @param headers the header fields, their names in lower case
 * @param content the content. It can be read until the next part is asked for; it ends where the part ends,
 *                and throws {@link MultipartFormatException} when the body ends first
 */
public record Part(Map<String, String> headers, InputStream content) {
    public Part {
        headers = Map.copyOf(headers);
    }

    /** The value of a header field. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The media type with its parameters. */
    public Optional<String> contentType() {
        return header("content-type");
    }
}
