package org.affinitydomain.repository.summary;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of persons in the form of PN (PS3.5 6.2.1) as people write them: {@code Dr. Anna Maria Muster}. */
final class PersonName {

    private static final int FAMILY = 0;
    private static final int GIVEN = 1;
    private static final int MIDDLE = 2;
    private static final int PREFIX = 3;
    private static final int SUFFIX = 4;

    private PersonName() {
    }

    /** The first group that is not empty, with the others in brackets; empty for a name without any. */
    static Optional<String> display(String pn) {
        String groups = Arrays.stream(pn.split("=")).map(PersonName::group).filter(group -> !group.isEmpty()).distinct()
                .reduce((first, other) -> first + " (" + other + ')').orElse("");
        return Optional.of(groups).filter(name -> !name.isEmpty());
    }

    private static String group(String group) {
        String[] components = group.split("\\^", -1);
        return Stream.of(PREFIX, GIVEN, MIDDLE, FAMILY, SUFFIX).filter(i -> i < components.length).map(i -> components[i].strip())
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
