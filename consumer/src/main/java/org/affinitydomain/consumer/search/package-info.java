/** Finding a patient's studies: ITI-18 FindDocuments for manifests, and what their metadata says (RAD TF-3 4.68.4.1.2.3). */
package org.affinitydomain.consumer.search;
