package org.affinitydomain.tools.bench.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** How long calls took, and how many there were in a second: of one or several rounds. */
public final class Timings {

    private final List<Round> rounds;
    private final long[] sorted;

    private record Round(long[] nanos, double seconds) {
        double perSecond() {
            return nanos.length / seconds;
        }
    }

    private Timings(List<Round> rounds) {
        this.rounds = List.copyOf(rounds);
        this.sorted = rounds.stream().flatMapToLong(round -> LongStream.of(round.nanos())).sorted().toArray();
    }

    /**
     * Of one round.
     *
     * @param nanos   of each call
     * @param seconds from the beginning of the first call to the end of the last
     */
    public static Timings of(long[] nanos, double seconds) {
        return new Timings(List.of(new Round(nanos.clone(), seconds)));
    }

    /** Of several rounds of the same. */
    public static Timings of(List<Timings> several) {
        return new Timings(several.stream().flatMap(timings -> timings.rounds.stream()).toList());
    }

    /** Calls a second: the median of the rounds. */
    public double perSecond() {
        return rounds.stream().sorted(Comparator.comparingDouble(Round::perSecond)).skip(rounds.size() / 2).findFirst().orElseThrow().perSecond();
    }

    /** The time within which that part of all calls was answered, milliseconds; 0.5 is the median. */
    public double percentileMs(double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }

    /** How many calls there were. */
    public int calls() {
        return sorted.length;
    }

    @Override
    public String toString() {
        return "%.0f a second, %s".formatted(perSecond(), Arrays.toString(new double[] {percentileMs(0.5), percentileMs(0.95), percentileMs(0.99)}));
    }
}
