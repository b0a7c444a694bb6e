/**
 * Registry Stored Query (ITI-18). A query first finds keys, by indexes only; then the stored objects of these keys go to
 * the wire in portions, as they stand in the table.
 */
package org.affinitydomain.registry.query;
