package org.affinitydomain.dicom.multipart;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The boundary parameter of a multipart media type (RFC 2045 5.1, RFC 2046 5.1.1). */
final class Boundary {
    /** The longest boundary that RFC 2046 allows, in characters. */
    private static final int MAX_LENGTH = 70;
    private static final Pattern TYPE = Pattern.compile("\\s*multipart/[^\\s;]+\\s*");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([^\\s;=\"]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]*))\\s*");

    private Boundary() {
    }

    /** The boundary of a Content-Type. Parameters are read one after the other: a quoted one may look like another. */
    static String of(String contentType) throws MultipartFormatException {
        Matcher type = TYPE.matcher(contentType.toLowerCase(Locale.ROOT));
        int end = type.lookingAt() ? type.end() : contentType.length();
        Matcher parameter = PARAMETER.matcher(contentType);
        while (parameter.region(end, contentType.length()).lookingAt()) {
            if (parameter.group(1).equalsIgnoreCase("boundary")) {
                return valid(parameter.group(2) != null ? parameter.group(2) : parameter.group(3), contentType);
            }
            end = parameter.end();
        }
        throw new MultipartFormatException("Not a multipart media type with a boundary: " + contentType);
    }

    private static String valid(String boundary, String contentType) throws MultipartFormatException {
        boolean ascii = boundary.chars().allMatch(c -> c >= ' ' && c < 127);
        if (boundary.isBlank() || boundary.length() > MAX_LENGTH || !ascii) {
            throw new MultipartFormatException("The boundary is not one of RFC 2046: " + contentType);
        }
        return boundary;
    }
}
