/** Retrieving manifests (ITI-43) and reading what they list (RAD TF-3 4.68.4.1.2.3). */
package org.affinitydomain.consumer.manifest;
