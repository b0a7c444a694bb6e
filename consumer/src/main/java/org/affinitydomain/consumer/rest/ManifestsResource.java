package org.affinitydomain.consumer.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.affinitydomain.consumer.ConsumerService;
import org.affinitydomain.consumer.ImagingDocumentConsumerBean;
import org.affinitydomain.consumer.json.ManifestJson;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.problem.ConsumerException;

/** Manifests, and what they list. */
@Path("manifests/{repository}/{document}")
public class ManifestsResource {

    @PathParam("repository")
    private String repository;
    @PathParam("document")
    private String document;
    @Inject
    private ImagingDocumentConsumerBean consumer;
    @Inject
    private RequestStreams streams;
    @Context
    private UriInfo uri;

    /** The manifest as it was submitted. */
    @GET
    @Produces("application/dicom")
    public Response manifest() throws ConsumerException {
        return Answers.file(streams.closing(consumer.service().manifest(reference())), document);
    }

    /** What the manifest lists. */
    @GET
    @Path("content")
    @Produces(MediaType.APPLICATION_JSON)
    public Response content() throws ConsumerException {
        ConsumerService service = consumer.service();
        return Answers.json(new ManifestJson(reference(), service.content(reference()), service.locator(), Answers.links(uri)));
    }

    /** One instance that the manifest lists. */
    @GET
    @Path("instances/{instance}")
    @Produces("application/dicom")
    public Response instance(@PathParam("instance") String instance, @QueryParam("via") String via) throws ConsumerException {
        return Answers.file(streams.closing(consumer.service().instance(reference(), Parameters.uid(instance),
                Parameters.via(Optional.ofNullable(via)))), instance);
    }

    private ManifestReference reference() throws ConsumerException {
        return new ManifestReference(Parameters.uid(repository), document);
    }
}
