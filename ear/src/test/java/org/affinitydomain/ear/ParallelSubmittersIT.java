package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.affinitydomain.ear.client.ParallelSubmitters;
import org.affinitydomain.ear.client.RemoteDomain;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 64 submitters at once on the embedded database; DurabilityIT has the same on PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ParallelSubmittersIT {

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @Test
    void eachGetsTheOneRightAnswer() throws Exception {
        RemoteDomain domain = new RemoteDomain("http://127.0.0.1:" + System.getProperty("it.http.port"), "1.3.6.1.4.1.21367.13.80.21.10",
                Duration.ofMinutes(1));
        assertEquals(ParallelSubmitters.RIGHT_ANSWERS, new ParallelSubmitters(domain, Integer.getInteger("it.mllp.port")).run());
    }
}
