/**
 * The registry under load: a stock of entries of imaging studies, loaded past ITI-42 as ITI-42 would have stored them, and
 * registrations and queries on top of it, beside plain JDBC writing and reading the same rows.
 */
package org.affinitydomain.tools.bench.registry;
