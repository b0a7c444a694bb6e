package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.affinitydomain.tools.demo.Demonstration;
import org.affinitydomain.tools.fetch.Fetch;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, from the patient's registration to every byte of every image, as {@code ./affinity demo} and
 * {@code ./affinity fetch} do it. The demonstration itself fails when a step does not give what it should, among them a
 * second manifest of a study.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DemonstrationIT {

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @Test
    void mainJobTwiceWithoutDuplicates(@TempDir Path folder) throws Exception {
        Endpoints endpoints = RunningServer.endpoints();
        SampleFiles files = new SampleFiles(endpoints.domain());
        for (SampleStudy study : SampleRegion.studies()) {
            files.write(study, done -> { });
        }
        assertTrue(run(endpoints).contains("all published and registered"));
        assertTrue(run(endpoints).contains("published before, not again"));

        SampleStudy ct = SampleRegion.studies().get(0);
        Fetch.Result fetched = new Fetch(endpoints.base(), folder).patient(ct.patient().domainId());
        assertEquals(1, fetched.studies());
        assertEquals(ct.instanceCount() + 1, fetched.fetched(), "every image and the manifest");
    }

    private static String run(Endpoints endpoints) throws Exception {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        new Demonstration(endpoints, new PrintStream(table, true, StandardCharsets.UTF_8)).run();
        return table.toString(StandardCharsets.UTF_8);
    }
}
