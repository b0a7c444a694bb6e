/**
 * The registry's tables: what queries filter on, and the objects themselves as the registry returns them. Flyway owns the
 * schema ({@code db/registry}), Hibernate maps it.
 */
package org.affinitydomain.registry.store;
