package org.affinitydomain.consumer.json;

/** Times of metadata, DTM in UTC (ITI TF-3 table 4.2.3.1.7-2), in the form of ISO 8601 with the same precision. */
final class IsoTime {

    private IsoTime() {
    }

    /** The time; a value that is no DTM is left as it is. */
    static String of(String dtm) {
        if (!dtm.matches("\\d{4}(\\d{2}){0,5}")) {
            return dtm;
        }
        StringBuilder iso = new StringBuilder(dtm.substring(0, 4));
        String[] separators = {"-", "-", "T", ":", ":"};
        for (int i = 0; 4 + 2 * i < dtm.length(); i++) {
            iso.append(separators[i]).append(dtm, 4 + 2 * i, 6 + 2 * i);
        }
        if (dtm.length() == 10) {
            iso.append(":00");
        }
        return dtm.length() > 8 ? iso.append('Z').toString() : iso.toString();
    }
}
