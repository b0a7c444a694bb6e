package org.affinitydomain.consumer.rest;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.affinitydomain.consumer.document.RetrievedDocument;
import org.affinitydomain.consumer.json.JsonBody;
import org.affinitydomain.consumer.json.Links;

/** Makes answers. What they hold is of patients, so none may be kept on the way. */
final class Answers {

    private static final String DICOM = "application/dicom";

    private Answers() {
    }

    static Links links(UriInfo uri) {
        return new Links(uri.getBaseUri().getRawPath().replaceAll("/$", ""));
    }

    static Response json(JsonBody body) {
        return ok(body::writeTo, MediaType.APPLICATION_JSON).build();
    }

    /** A DICOM file under a name for those who save it. */
    static Response file(InputStream content, String name) {
        return ok(new FileOutput(content), DICOM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9.]", "_") + ".dcm\"").build();
    }

    /**
     * A document of a kind that others chose. A browser saves it and, should it show it after all, runs nothing of it: it is not
     * this server's content.
     */
    static Response document(RetrievedDocument document) {
        return ok(new FileOutput(document.content()), mediaType(document.mimeType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment").tag(new EntityTag(document.uniqueId().replaceAll("[^!#-~]", "_")))
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:").build();
    }

    private static String mediaType(String mimeType) {
        try {
            return MediaType.valueOf(mimeType).toString();
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static Response.ResponseBuilder ok(StreamingOutput body, String type) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(body, type).cacheControl(never).header("X-Content-Type-Options", "nosniff");
    }
}
