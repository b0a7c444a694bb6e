package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.network.Proposal;
import org.affinitydomain.dicom.network.RoleSelection;

/** Retrieval by C-GET as user (PS3.4 C.4.3): instances come on the same association. */
public final class GetScu {

    private GetScu() {
    }

    /**
     * A proposal for a C-GET of instances of some SOP classes: for each of them the more common transfer syntaxes, as many as
     * there are contexts for, in contexts of their own, so that the provider sends what it keeps.
     *
     * @throws IllegalArgumentException when there are more SOP classes than contexts
     */
    public static Proposal proposal(QueryRetrieveModel model, Collection<String> sopClassUids) {
        Proposal proposal = new Proposal().context(model.get(), TransferSyntaxes.DATA_SETS);
        if (sopClassUids.isEmpty()) {
            return proposal;
        }
        int each = Math.min(TransferSyntaxes.STORAGE.size(), proposal.freeContexts() / sopClassUids.size());
        if (each == 0) {
            throw new IllegalArgumentException(sopClassUids.size() + " SOP classes are more than an association has contexts for");
        }
        List<String> syntaxes = TransferSyntaxes.STORAGE.subList(0, each);
        sopClassUids.forEach(uid -> proposal.contexts(uid, syntaxes).role(RoleSelection.provider(uid)));
        return proposal;
    }

    /**
     * C-GET: takes the instances as they come. When the receiver throws {@link OperationCancelledException}, the operation is
     * cancelled; what is under way is passed over then.
     *
     * @param identifier which instances
     * @return how it ended, which may be with a failure
     */
    public static RetrieveResult get(DimseAssociation association, String sopClassUid, DataSet identifier, StorageReceiver receiver)
            throws IOException {
        return GetOperation.begin(association, sopClassUid, identifier).run(receiver);
    }
}
