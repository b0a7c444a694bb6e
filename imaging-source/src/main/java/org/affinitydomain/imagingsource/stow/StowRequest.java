package org.affinitydomain.imagingsource.stow;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.imagingsource.web.HttpProblem;

/**
 * A STOW-RS request (PS3.18 10.5.1).
 *
 * @param sourceId    id of the source
 * @param studyUid    the study that the instances have to be of, when the resource names one
 * @param contentType of the body
 * @param body        the instances
 */
public record StowRequest(String sourceId, Optional<String> studyUid, String contentType, InputStream body) {
    private static final Pattern PATH = Pattern.compile("/([^/]+)/studies(?:/([0-9.]{1,64}))?/?");

    /**
     * Reads a request.
     *
     * @param path below the base of the service: {@code /practice/studies}
     * @throws HttpProblem when that is no resource that instances are stored in
     */
    public static StowRequest of(String path, Optional<String> contentType, InputStream body) throws HttpProblem {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw new HttpProblem(HttpProblem.Kind.NOT_FOUND, "instances are stored in /{source}/studies or /{source}/studies/{study}");
        }
        String type = contentType.filter(given -> given.toLowerCase(Locale.ROOT).replace("\"", "").matches(
                "multipart/related\\s*;(.*;)?\\s*type\\s*=\\s*application/dicom\\s*(;.*)?")).orElseThrow(() ->
                new HttpProblem(HttpProblem.Kind.UNSUPPORTED_MEDIA_TYPE, "instances come as multipart/related; type=\"application/dicom\""));
        return new StowRequest(matcher.group(1), Optional.ofNullable(matcher.group(2)), type, body);
    }
}
