package org.affinitydomain.consumer.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.image.RetrieveMethod;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.xds.metadata.Cx;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private final Region region = new Region();

    @Test
    void patientWithAndWithoutAuthority() throws ConsumerException {
        assertEquals(new Cx("P1", "1.2.3"), Parameters.patient("P1^^^&1.2.3&ISO", region.domain));
        assertEquals(new Cx("P 1", "1.3.6.1.4.1.21367.13.20.1000"), Parameters.patient("P 1", region.domain));
        for (String wrong : List.of("", "P1^^^1.2.3", "P1^^^&name&ISO", "P1&ISO", "P1|x")) {
            assertThrows(ConsumerException.class, () -> Parameters.patient(wrong, region.domain), wrong);
        }
    }

    @Test
    void numbersWaysAndUids() throws ConsumerException {
        assertEquals(7, Parameters.number("limit", Optional.of("7"), 50));
        assertEquals(50, Parameters.number("limit", Optional.empty(), 50));
        assertThrows(ConsumerException.class, () -> Parameters.number("limit", Optional.of("seven"), 50));
        assertEquals(Optional.of(RetrieveMethod.WADO_RS), Parameters.via(Optional.of("wado-rs")));
        assertEquals(Optional.empty(), Parameters.via(Optional.empty()));
        assertThrows(ConsumerException.class, () -> Parameters.via(Optional.of("ftp")));
        assertEquals("1.2.3", Parameters.uid("1.2.3"));
        assertThrows(ConsumerException.class, () -> Parameters.uid("../1"));
    }
}
