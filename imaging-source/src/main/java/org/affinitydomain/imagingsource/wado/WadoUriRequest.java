package org.affinitydomain.imagingsource.wado;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/**
 * A WADO-URI request (PS3.18 9; RAD-55), as the request of WADO-RS that asks for the same.
 *
 * @param request what is asked for
 * @param accept  in what form
 */
public record WadoUriRequest(WadoRequest request, String accept) {
    private static final String DICOM = "application/dicom";
    /** What a client must not think it got (PS3.18 9.1.2): an image without names, or a part of one, or one as another object presents it. */
    private static final List<String> NOT_DONE = List.of("anonymize", "annotation", "region", "presentationUID", "presentationSeriesUID");

    /**
     * Reads the parameters of a query.
     *
     * @param sourceId id of the source; empty when any of this server will do
     * @param accept   the request's Accept header, which counts where contentType says nothing
     * @param query    gives the value of a parameter
     * @throws HttpProblem when a parameter is missing, cannot be understood, or asks for what is not done here
     */
    public static WadoUriRequest of(Optional<String> sourceId, Optional<String> accept, Function<String, Optional<String>> query) throws HttpProblem {
        if (!query.apply("requestType").equals(Optional.of("WADO"))) {
            throw new HttpProblem(Kind.BAD_REQUEST, "requestType=WADO is missing");
        }
        InstanceQuery instance = InstanceQuery.instance(uid("studyUID", query), uid("seriesUID", query), uid("objectUID", query));
        for (String name : NOT_DONE) {
            if (query.apply(name).isPresent()) {
                throw new HttpProblem(Kind.BAD_REQUEST, name + " is not supported");
            }
        }
        RenderingParameters parameters = RenderingParameters.ofUri(query);
        String contentType = query.apply("contentType").or(() -> accept.filter(header -> !header.contains("*/*"))).orElse("image/jpeg");
        if (contentType.strip().startsWith(DICOM)) {
            return dicom(sourceId, instance, query);
        }
        if (query.apply("transferSyntax").isPresent()) {
            throw new HttpProblem(Kind.BAD_REQUEST, "transferSyntax is for contentType=" + DICOM);
        }
        return new WadoUriRequest(new WadoRequest(sourceId, instance, new WadoResource.Rendered(List.of(frame(query))), parameters), contentType);
    }

    private static WadoUriRequest dicom(Optional<String> sourceId, InstanceQuery instance, Function<String, Optional<String>> query) throws HttpProblem {
        if (query.apply("frameNumber").isPresent()) {
            throw new HttpProblem(Kind.BAD_REQUEST, "frameNumber is for images; " + DICOM + " is the whole instance");
        }
        String syntax = query.apply("transferSyntax").orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid());
        if (!InstanceQuery.isUid(syntax)) {
            throw new HttpProblem(Kind.BAD_REQUEST, "transferSyntax is no UID");
        }
        return new WadoUriRequest(new WadoRequest(sourceId, instance, new WadoResource.Instances(), RenderingParameters.NONE),
                DICOM + ";transfer-syntax=" + syntax);
    }

    private static String uid(String name, Function<String, Optional<String>> query) throws HttpProblem {
        return query.apply(name).filter(InstanceQuery::isUid)
                .orElseThrow(() -> new HttpProblem(Kind.BAD_REQUEST, name + " is missing, or no UID"));
    }

    private static int frame(Function<String, Optional<String>> query) throws HttpProblem {
        String number = query.apply("frameNumber").orElse("1");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new HttpProblem(Kind.BAD_REQUEST, "frameNumber is counted from 1");
        }
        return Integer.parseInt(number);
    }
}
