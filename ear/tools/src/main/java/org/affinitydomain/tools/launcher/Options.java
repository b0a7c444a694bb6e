package org.affinitydomain.tools.launcher;

import java.util.Set;

/**
 * The options that a command knows.
 *
 * @param flags  those that stand alone, with their dashes
 * @param valued those that take a value ({@code --name VALUE} or {@code --name=VALUE}), with their dashes
 */
record Options(Set<String> flags, Set<String> valued) {
    static final Options NONE = new Options(Set.of(), Set.of());

    Options {
        flags = Set.copyOf(flags);
        valued = Set.copyOf(valued);
    }
}
