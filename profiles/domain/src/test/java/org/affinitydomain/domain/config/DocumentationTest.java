package org.affinitydomain.domain.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.junit.jupiter.api.Test;

/** The example in the reference page is a domain that loads. */
class DocumentationTest {

    @Test
    void exampleOfTheReferencePageLoads() throws Exception {
        String page = Files.readString(Path.of("..", "..", "docs", "domain-configuration.md"));
        String example = page.substring(page.indexOf("```yaml") + "```yaml".length(), page.indexOf("```", page.indexOf("```yaml") + 3));
        AffinityDomain domain = new DomainLoader(key -> Optional.empty()).load(Text.of(example));
        assertEquals("Valley", domain.name());
        assertEquals(1, domain.imagingSources().size());
    }
}
