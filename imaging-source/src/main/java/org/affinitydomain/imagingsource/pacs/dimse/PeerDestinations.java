package org.affinitydomain.imagingsource.pacs.dimse;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.dimse.MoveScp;
import org.affinitydomain.dicom.network.RemoteAe;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.domain.ImagingSource;

/**
 * Where the instances of each source may be sent: to those of its peers that may retrieve and have an address.
 *
 * @param sources the sources of this installation
 * @param tls     own key and trust, when there is any peer that wants TLS
 */
record PeerDestinations(List<ImagingSource> sources, Optional<Tls> tls) implements MoveScp.Destinations {

    @Override
    public Optional<RemoteAe> find(String calledAeTitle, String aeTitle) {
        return sources.stream().filter(source -> source.retrieveAeTitle().equals(calledAeTitle))
                .flatMap(source -> source.peer(aeTitle, DicomPeer.Permission.RETRIEVE).stream()).flatMap(peer -> peer.address().stream()).findFirst()
                .map(address -> new RemoteAe(aeTitle, address.host(), address.port(), address.tls() ? Optional.of(tls.orElseThrow()) : Optional.empty()));
    }
}
