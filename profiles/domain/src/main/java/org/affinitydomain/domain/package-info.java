/**
 * The affinity domain as configuration: who takes part, which patient identifiers and codes are agreed upon, where
 * documents and images are (ITI TF-1 10.2.1, "XDS Affinity Domain": the policies that its members share).
 *
 * <p>Everything here is an immutable value. {@link org.affinitydomain.domain.config.DomainLoader} reads it from one
 * YAML file; nothing in this module knows a container, a database or a network.
 */
package org.affinitydomain.domain;
