package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.net.URI;
import org.affinitydomain.tools.bench.measure.Caller;
import org.affinitydomain.tools.bench.soap.SoapPost;

/** Asks a query by ITI-18. Every answer is drained; of one in {@value #CHECKED} the objects are counted, so that a fast wrong answer does not count as an answer. */
final class SoapReader implements Caller {

    private static final int CHECKED = 16;

    private final StockQuery query;
    private final SoapPost post;

    SoapReader(StockQuery query, URI registry) {
        this.query = query;
        this.post = SoapPost.plain(registry, QueryMessages.ACTION);
    }

    @Override
    public void call(int call) throws IOException {
        byte[] message = query.message().apply(call);
        if (call % CHECKED == 0) {
            post.expect("ExtrinsicObject>", query.documents(), message);
        } else {
            post.send(message);
        }
    }
}
