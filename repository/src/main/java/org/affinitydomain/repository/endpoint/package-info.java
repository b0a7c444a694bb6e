/** The repository's SOAP endpoints. */
package org.affinitydomain.repository.endpoint;
