/** {@code ./affinity fetch}: a patient's manifests and images over the consumer's REST interface. */
package org.affinitydomain.tools.fetch;
