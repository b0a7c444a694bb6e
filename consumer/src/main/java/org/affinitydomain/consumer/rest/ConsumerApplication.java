package org.affinitydomain.consumer.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything below {@code /consumer/api}. */
@ApplicationPath("/api")
public class ConsumerApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(PatientsResource.class, ManifestsResource.class, DocumentsResource.class, ProblemMapper.class, UnexpectedMapper.class);
    }
}
