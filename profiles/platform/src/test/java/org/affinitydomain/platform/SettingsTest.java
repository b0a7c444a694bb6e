package org.affinitydomain.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.StudyAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Settings have the values that are configured, or say what is wrong with them. */
class SettingsTest {

    private static Settings of(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Settings(key -> Optional.ofNullable(values.get(key)));
    }

    private static void assertRefused(String message, Executable reading) {
        assertEquals(message, assertThrows(SettingsException.class, reading).getMessage());
    }

    @Test
    void valuesAreTyped() {
        Settings settings = of("n", " 7 ", "f", "false", "d", "PT2M", "u", "https://a.example/b", "blank", "  ");
        assertEquals(7, settings.number("n", 1, 0, 9));
        assertEquals(3, settings.number("absent", 3, 0, 9));
        assertEquals(false, settings.flag("f", true));
        assertEquals(true, settings.flag("absent", true));
        assertEquals(Duration.ofMinutes(2), settings.duration("d", Duration.ofSeconds(1)));
        assertEquals(Optional.of(URI.create("https://a.example/b")), settings.url("u"));
        assertEquals(Optional.empty(), settings.text("blank"));
        assertEquals("7", settings.required("n"));
    }

    @Test
    void whatCannotBeUsedIsNamedWithItsRemedy() {
        assertRefused("AFF0509 n is '10': write a number from 0 to 9", () -> of("n", "10").number("n", 1, 0, 9));
        assertRefused("AFF0509 n is 'x': write a number from 0 to 9", () -> of("n", "x").number("n", 1, 0, 9));
        assertRefused("AFF0509 f is 'yes': write true or false", () -> of("f", "yes").flag("f", true));
        assertRefused("AFF0509 d is '30s': write it like PT30S, PT5M or PT1H", () -> of("d", "30s").duration("d", Duration.ZERO));
        assertRefused("AFF0509 d is 'PT0S': write it like PT30S, PT5M or PT1H", () -> of("d", "PT0S").duration("d", Duration.ZERO));
        assertRefused("AFF0509 u is 'ftp://a/b': write http://host:port/path or https://host:port/path", () -> of("u", "ftp://a/b").url("u"));
        assertRefused("AFF0501 k is not set: there is no default, so this installation must say it", () -> of().required("k"));
    }

    @Test
    void actorIsHereOrItsAddressIsKnown() {
        assertEquals(Optional.empty(), of().actor(Actor.REGISTRY).remote("register"));
        ActorSettings elsewhere = of("affinity.registry.enabled", "false", "affinity.registry.url.register", "http://r.example/x")
                .actor(Actor.REGISTRY);
        assertEquals(Optional.of(URI.create("http://r.example/x")), elsewhere.remote("register"));
        assertRefused("AFF0510 the registry does not run here (affinity.registry.enabled=false) and affinity.registry.url.query is not set: "
                + "set it to the address of the other installation, or enable the actor", () -> elsewhere.remote("query"));
        assertEquals(Optional.of("The imaging-source does not run here (affinity.imaging-source.enabled=false).\n"),
                ActorSwitch.refusal(of("affinity.imaging-source.enabled", "false").actor(Actor.IMAGING_SOURCE)));
        assertEquals(Optional.empty(), ActorSwitch.refusal(of().actor(Actor.CONSUMER)));
    }

    @Test
    void sampleRegionIsTheDefaultDomainAndLiesInTheDataFolder() {
        AffinityDomain domain = AffinityDomainProvider.load(of("affinity.data", "/srv/x"));
        assertEquals(new StudyAccess.Folder(Path.of("/srv/x/dicom/meier")), domain.imagingSource("meier").orElseThrow().access());
        assertEquals(Path.of("/srv/wf/affinity"), of("jboss.server.data.dir", "/srv/wf").dataFolder());
    }

    @Test
    void domainFileIsConfiguredAndItsProblemsAreTold(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "name: Mine\nhomeCommunityId: nonsense\n");
        SettingsException e = assertThrows(SettingsException.class, () -> AffinityDomainProvider.load(of("affinity.domain.file", file.toString())));
        assertTrue(e.getMessage().startsWith("AFF0512 the domain file cannot be used"), e.getMessage());
        assertTrue(e.getMessage().contains("mine.yaml:2: 'nonsense' is not an OID"), e.getMessage());
    }
}
