package org.affinitydomain.domain.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known word somebody may have meant. */
final class Suggestion {
    private Suggestion() {
    }

    /** The known word that is nearest, when one is near: at most a third of its letters differ. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String given = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> distance(given, k.toLowerCase(Locale.ROOT)) <= Math.max(1, Math.min(k.length(), 60) / 3))
                .min(Comparator.comparingInt((String k) -> distance(given, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean 'x'?}, or the list of what is known. */
    static String remedy(String word, Collection<String> known) {
        return nearest(word, known).map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "known are " + String.join(", ", known.stream().sorted().toList()));
    }

    /** Edit distance with the swap of two neighbours counted once. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
