package org.affinitydomain.domain.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;

/** A domain file held in memory, with the files beside it. */
record Text(String name, Map<String, String> files) implements DomainSource {

    static Text of(String text) {
        return new Text("region.yaml", Map.of("region.yaml", text));
    }

    @Override
    public String text() throws IOException {
        if (!files.containsKey(name)) {
            throw new FileNotFoundException(name);
        }
        return files.get(name);
    }

    @Override
    public DomainSource beside(String other) {
        return new Text(other, files);
    }
}
