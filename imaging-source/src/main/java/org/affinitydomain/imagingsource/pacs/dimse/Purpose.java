package org.affinitydomain.imagingsource.pacs.dimse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.affinitydomain.dicom.dimse.GetScu;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.dimse.TransferSyntaxes;
import org.affinitydomain.dicom.network.Proposal;

/** What an association is for; one for the same purpose can be used again. */
sealed interface Purpose {

    /** What is proposed to the PACS. */
    Proposal proposal();

    /** Searching. */
    record Query() implements Purpose {
        @Override
        public Proposal proposal() {
            return new Proposal().context(QueryRetrieveModel.STUDY_ROOT.find(), TransferSyntaxes.DATA_SETS);
        }
    }

    /** Having instances sent to this installation. */
    record Move() implements Purpose {
        @Override
        public Proposal proposal() {
            return new Proposal().context(QueryRetrieveModel.STUDY_ROOT.move(), TransferSyntaxes.DATA_SETS);
        }
    }

    /**
     * Fetching instances.
     *
     * @param sopClassUids of the instances; empty when they are not known, for all that are common
     */
    record Get(Set<String> sopClassUids) implements Purpose {
        private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
        /** CR, DX, MG, IO, CT, US, MR, secondary captures, ECG and other waveforms, presentation states, XA, NM, VL, OP, SR, KO, PDF, PET, RT. */
        private static final List<String> COMMON = List.of("1", "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1", "2", "2.1", "3.1", "6.1",
                "4", "4.1", "7", "7.1", "7.2", "7.3", "7.4", "9.1.1", "9.1.2", "9.2.1", "11.1", "11.2", "12.1", "12.2", "20",
                "66", "66.4", "77.1.1", "77.1.1.1", "77.1.2", "77.1.4", "77.1.4.1", "77.1.5.1", "77.1.5.2", "77.1.5.4", "88.11", "88.22", "88.33",
                "88.59", "88.67", "104.1", "104.2", "128", "130", "481.1", "481.2", "481.3", "481.5", "13.1.3", "30");

        public Get {
            sopClassUids = Set.copyOf(sopClassUids);
        }

        @Override
        public Proposal proposal() {
            Set<String> classes = new TreeSet<>(sopClassUids);
            if (classes.isEmpty()) {
                COMMON.forEach(rest -> classes.add(STORAGE + rest));
            }
            return GetScu.proposal(QueryRetrieveModel.STUDY_ROOT, classes);
        }
    }
}
