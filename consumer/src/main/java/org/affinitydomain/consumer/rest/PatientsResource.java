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
import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.ImagingDocumentConsumerBean;
import org.affinitydomain.consumer.json.StudiesJson;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.search.StudySearch;
import org.affinitydomain.domain.AffinityDomain;

/** The studies of patients. */
@Path("patients/{patient}/studies")
public class PatientsResource {

    private static final int DEFAULT_LIMIT = 50;

    @Inject
    private ImagingDocumentConsumerBean consumer;
    @Inject
    private AffinityDomain domain;
    @Context
    private UriInfo uri;

    /** A page of a patient's studies, the newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response studies(@PathParam("patient") String patient, @QueryParam("from") String from, @QueryParam("to") String to,
                            @QueryParam("modality") List<String> modalities, @QueryParam("offset") String offset,
                            @QueryParam("limit") String limit) throws ConsumerException {
        StudySearch search = StudySearch.of(Parameters.patient(patient, domain), Optional.ofNullable(from), Optional.ofNullable(to),
                modalities, Parameters.number("offset", Optional.ofNullable(offset), 0),
                Parameters.number("limit", Optional.ofNullable(limit), DEFAULT_LIMIT));
        return Answers.json(new StudiesJson(consumer.service().find(search), Answers.links(uri)));
    }
}
