package org.affinitydomain.imagingsource.pacs.dimse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.DimseAssociation;
import org.affinitydomain.dicom.dimse.InstanceAvailabilityScu;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.RemoteAe;
import org.affinitydomain.imagingsource.Commands;
import org.affinitydomain.imagingsource.Region;
import org.junit.jupiter.api.Test;

/** The port of an installation: who calls it, and what is told there. */
class DicomNetworkTest {
    private static final String TITLE = "REGION";

    private static DicomNetwork open(int port) {
        return DicomNetwork.open(List.of(), Region.settings(Map.of("affinity.imaging-source.dicom.port", String.valueOf(port),
                "affinity.imaging-source.dicom.ae-title", TITLE)));
    }

    @Test
    void listensUnderATitleOfItsOwn() throws IOException, InterruptedException {
        Commands.require("echoscu", "dcmtk");
        int port = RealPacs.freePort();
        try (DicomNetwork network = open(port)) {
            assertEquals(0, Commands.run("echoscu", "-aec", TITLE, "127.0.0.1", String.valueOf(port)).status());
            assertTrue(Commands.run("echoscu", "-aec", "OTHER", "127.0.0.1", String.valueOf(port)).status() != 0);
        }
        assertTrue(Commands.run("echoscu", "-aec", TITLE, "127.0.0.1", String.valueOf(port)).status() != 0, "it does not listen any more");
    }

    /** Who tells something before anybody listens is not told that all is well. */
    @Test
    void whatIsAvailableIsToldToWhoListens() throws IOException {
        int port = RealPacs.freePort();
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        DataSet notification = DataSet.builder().set(Tag.STUDY_INSTANCE_UID, "1.2.3").build();
        try (DicomNetwork network = open(port);
             AssociationRequestor requestor = new AssociationRequestor("MANAGER", AssociationSettings.byDefault(), Thread::new);
             DimseAssociation association = new DimseAssociation(requestor.open(
                     new RemoteAe(TITLE, "127.0.0.1", port, Optional.empty()), InstanceAvailabilityScu.proposal()))) {
            assertEquals(Status.PROCESSING_FAILURE, InstanceAvailabilityScu.notify(association, "1.2.3.4", notification));
            network.provide(new SourceServices((request, dataSet) -> Status.PROCESSING_FAILURE, (request, sink) -> { }, request -> List.of(),
                    (who, uid, told) -> heard.add(who + ' ' + uid + ' ' + told.string(Tag.STUDY_INSTANCE_UID).orElseThrow())));
            assertEquals(Status.SUCCESS, InstanceAvailabilityScu.notify(association, "1.2.3.4", notification));
            association.release();
        }
        assertEquals(List.of("MANAGER 1.2.3.4 1.2.3"), heard);
    }
}
