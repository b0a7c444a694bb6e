package org.affinitydomain.tools.bench.registry;

import java.math.BigInteger;

/**
 * How many entries there are and whose. One patient has {@value #LARGE} of them; a tenth of the patients, but at least
 * {@value #LEAST_TYPICAL}, have exactly {@value #TYPICAL}; the entries of the others are spread unevenly, some have none and
 * few have many. The entries of a patient lie far from each other in the order of registration, as they do when a patient
 * comes to hospital over ten years.
 *
 * @param entries how many
 */
public record StockPlan(int entries) {

    /** Entries of the patient with the most. */
    public static final int LARGE = 5_000;
    /** Entries of a typical patient. */
    public static final int TYPICAL = 20;
    /** The smallest stock: it has room for all that is asked of one. */
    public static final int SMALLEST = 50_000;
    private static final int LEAST_TYPICAL = 1_000;
    private static final int ENTRIES_PER_PATIENT = 20;
    /** Prime and larger than any stock, so that multiplying by it modulo the number of entries meets every number once. */
    private static final long STEP = 2_147_483_647L;
    private static final double SKEW = 1.5;

    /** Refuses a stock that is too small. */
    public StockPlan {
        if (entries < SMALLEST) {
            throw new IllegalArgumentException("a stock has at least " + SMALLEST + " entries");
        }
    }

    /** How many patients there are, with entries and without. They are numbered from 0; the one with the most entries is 0. */
    public int patients() {
        return Math.max(2 * LEAST_TYPICAL, entries / ENTRIES_PER_PATIENT);
    }

    /** How many patients have {@value #TYPICAL} entries. */
    public int typicalPatients() {
        return Math.max(LEAST_TYPICAL, patients() / 10);
    }

    /** One of the patients with {@value #TYPICAL} entries, counted from 0. */
    public int typicalPatient(int index) {
        return 1 + index;
    }

    /**
     * An entry of a patient with {@value #TYPICAL} entries.
     *
     * @param index of the patient, as for {@link #typicalPatient}
     * @param which of the patient's entries, from 0
     */
    public int typicalEntry(int index, int which) {
        BigInteger place = BigInteger.valueOf(LARGE + (long) index * TYPICAL + which);
        BigInteger count = BigInteger.valueOf(entries);
        return place.multiply(BigInteger.valueOf(STEP).modInverse(count)).mod(count).intValueExact();
    }

    /** One of the patients with any number of entries, counted from 0: those who may get more of them. */
    public int otherPatient(int index) {
        return 1 + typicalPatients() + index;
    }

    /** How many patients have any number of entries. */
    public int otherPatients() {
        return patients() - 1 - typicalPatients();
    }

    /** The patient of an entry, which is numbered from 0 in the order of registration. */
    public int patientOf(int entry) {
        int place = (int) (entry * STEP % entries);
        int typical = typicalPatients() * TYPICAL;
        if (place < LARGE) {
            return 0;
        }
        if (place < LARGE + typical) {
            return typicalPatient((place - LARGE) / TYPICAL);
        }
        double part = (double) (place - LARGE - typical) / (entries - LARGE - typical);
        return otherPatient((int) (otherPatients() * Math.pow(part, SKEW)));
    }
}
