package org.affinitydomain.pix;

import java.util.Objects;

/**
 * A postal address (HL7 v2 XAD). Components that are not known are empty.
 *
 * @param street     street and number
 * @param other      second line
 * @param city       city
 * @param state      state or province
 * @param postalCode postal code
 * @param country    country code
 */
public record PostalAddress(String street, String other, String city, String state, String postalCode, String country) {
    /** No address at all. */
    public static final PostalAddress UNKNOWN = new PostalAddress("", "", "", "", "", "");

    /** Refuses absent components. */
    public PostalAddress {
        Objects.requireNonNull(street, "street");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(country, "country");
    }
}
