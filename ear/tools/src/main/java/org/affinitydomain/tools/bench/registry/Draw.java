package org.affinitydomain.tools.bench.registry;

import java.util.SplittableRandom;

/**
 * Which patients and entries the calls of a round ask for: at random, and the same call of the same draw always for the same.
 *
 * @param plan     of the stock
 * @param number   of the draw; others ask for others
 * @param patients from how many patients with {@value StockPlan#TYPICAL} entries it is drawn
 */
record Draw(StockPlan plan, int number, int patients) {

    Draw {
        patients = Math.min(patients, plan.typicalPatients());
    }

    /** A patient with {@value StockPlan#TYPICAL} entries, by its index. */
    int patient(int call) {
        return random(call, patients);
    }

    /** One of the entries of {@link #patient}. */
    int entry(int call) {
        return plan.typicalEntry(patient(call), Math.floorMod(call, StockPlan.TYPICAL));
    }

    /** A number that is not an entry's. */
    long nothing(int call) {
        return Integer.MAX_VALUE + (long) random(call, Integer.MAX_VALUE);
    }

    private int random(int call, int bound) {
        return new SplittableRandom(((long) number << 32) + call).nextInt(bound);
    }
}
