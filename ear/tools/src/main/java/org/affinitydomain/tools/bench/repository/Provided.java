package org.affinitydomain.tools.bench.repository;

import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.tools.bench.registry.EntryIdentity;
import org.affinitydomain.tools.bench.registry.Registrations;
import org.affinitydomain.tools.bench.registry.Stock;

/**
 * Documents of a round, prepared before the clock runs.
 *
 * @param uniqueIds their DocumentEntry.uniqueIds
 * @param messages  the ITI-41 messages
 */
record Provided(List<String> uniqueIds, List<ProvideMessage> messages) {

    static Provided of(Stock stock, Registrations registrations, int count) {
        ImagingSource source = stock.installation().endpoints().domain().imagingSources().get(0);
        SampleManifest manifests = new SampleManifest(source);
        List<String> uniqueIds = new ArrayList<>();
        List<ProvideMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EntryIdentity entry = new EntryIdentity(registrations.nextNumber());
            uniqueIds.add(entry.manifestUid());
            messages.add(ProvideMessage.of(stock.entries().provided(entry.number(), registrations.patient()), entry.entryUuid(), manifests.of(entry)));
        }
        return new Provided(uniqueIds, messages);
    }

    List<byte[]> documents() {
        return messages.stream().map(ProvideMessage::document).toList();
    }
}
