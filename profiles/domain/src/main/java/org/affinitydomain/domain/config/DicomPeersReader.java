package org.affinitydomain.domain.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.domain.DicomPeer.Permission;
import org.affinitydomain.domain.StudyAccess;

/** Reads {@code peers} of an imaging source. */
final class DicomPeersReader {

    private DicomPeersReader() {
    }

    static List<DicomPeer> read(YamlObject source, StudyAccess access) {
        Set<String> titles = new HashSet<>();
        List<DicomPeer> peers = source.list("peers", "a peer", object -> peer(object, access, titles));
        if (!peers.isEmpty() && access instanceof StudyAccess.Remote) {
            source.problem("peers", "'peers' without 'access': another installation answers who calls this source", "remove 'peers', or add 'access'");
        }
        if (access instanceof StudyAccess.Archive archive && !archive.stow()
                && peers.stream().noneMatch(peer -> peer.may().contains(Permission.STORE))) {
            source.problem("access", "an archive that nothing can be stored in", "name a peer that may store, or write 'stow: true'");
        }
        return peers;
    }

    private static DicomPeer peer(YamlObject object, StudyAccess access, Set<String> titles) {
        String title = Values.aeTitle(object, "aeTitle");
        if (!titles.add(title)) {
            object.problem("aeTitle", "'" + title + "' stands twice among the peers of a source", "remove one of them");
        }
        DicomPeer peer = new DicomPeer(title, address(object), permissions(object, access));
        object.end();
        return peer;
    }

    private static Optional<DicomPeer.Address> address(YamlObject object) {
        Optional<String> host = object.optionalText("host");
        boolean port = object.value("port").isPresent();
        boolean tls = Values.yesOrNo(object, "tls", false);
        if (host.isPresent() != port || tls && !port) {
            object.problem("host", "'host' and 'port' belong together", "name both for a destination of C-MOVE, or none");
        }
        return host.isPresent() && port ? Optional.of(new DicomPeer.Address(host.get(), Values.number(object, "port", 104, 1, 65_535), tls))
                : Optional.empty();
    }

    private static Set<Permission> permissions(YamlObject object, StudyAccess access) {
        boolean keeps = access instanceof StudyAccess.Archive;
        List<String> known = Arrays.stream(Permission.values()).map(permission -> permission.name().toLowerCase(Locale.ROOT)).toList();
        List<String> words = object.texts("may");
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        for (String word : words) {
            int index = known.indexOf(word);
            if (index < 0) {
                object.problem("may", "unknown permission '" + word + "'", Suggestion.remedy(word, known));
            } else {
                may.add(Permission.values()[index]);
            }
        }
        if (may.contains(Permission.STORE) && !keeps) {
            object.problem("may", "'store' at a source that keeps nothing itself", "remove it, or let 'access' be 'archive'");
        }
        return words.isEmpty() ? keeps ? EnumSet.allOf(Permission.class) : EnumSet.of(Permission.RETRIEVE) : may;
    }
}
