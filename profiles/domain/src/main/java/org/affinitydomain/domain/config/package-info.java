/**
 * Reading the domain file: YAML with line numbers kept, so that every problem is reported with its place and remedy,
 * all of them at once.
 */
package org.affinitydomain.domain.config;
