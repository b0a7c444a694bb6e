package org.affinitydomain.platform;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an actor is: in this installation, or elsewhere.
 *
 * <p>{@code affinity.<actor>.enabled} (default true) says whether it runs here. When it does not, whoever needs one of
 * its transactions needs its address: {@code affinity.<actor>.url.<transaction>}, for example
 * {@code affinity.registry.url.register}.
 *
 * @param actor    which one
 * @param settings where that is configured
 */
public record ActorSettings(Actor actor, Settings settings) {

    /** Refuses absent values. */
    public ActorSettings {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(settings, "settings");
    }

    /** Whether this installation runs the actor. */
    public boolean enabled() {
        return settings.flag(enabledKey(), true);
    }

    /** The key that switches the actor on and off. */
    public String enabledKey() {
        return "affinity." + actor.key() + ".enabled";
    }

    /**
     * The address of a transaction of an actor that runs elsewhere; empty when it runs here. Ask at boot, so that a
     * missing address is found then.
     *
     * @param transaction the transaction's short name, for example {@code register}, {@code query}, {@code provide}
     * @throws SettingsException when the actor does not run here and its address is not configured
     */
    public Optional<URI> remote(String transaction) {
        if (enabled()) {
            return Optional.empty();
        }
        String key = "affinity." + actor.key() + ".url." + transaction;
        return Optional.of(settings.url(key).orElseThrow(() -> new SettingsException("AFF0510",
                "the " + actor.key() + " does not run here (" + enabledKey() + "=false) and " + key + " is not set",
                "set it to the address of the other installation, or enable the actor")));
    }
}
