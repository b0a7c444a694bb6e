/**
 * What the registry tells {@code ./affinity verify}: every document that it has an entry of. It is no stored query, because none asks
 * for all entries of a repository, and is for the operator alone.
 */
package org.affinitydomain.registry.verify;
