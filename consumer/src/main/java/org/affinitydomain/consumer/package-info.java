/**
 * The Document Consumer and Imaging Document Consumer (RAD TF-1 18.1.1.3): a patient's studies are found in the registry
 * (ITI-18), their manifests retrieved from the repositories (ITI-43), and the images from the imaging sources that the
 * manifests name (RAD-69 or WADO-RS). What is offered to programs is described in {@code docs/consumer-rest.md}; in short:
 *
 * <pre>
 * GET /consumer/api/patients/{patient}/studies
 * GET /consumer/api/manifests/{repository}/{document}
 * GET /consumer/api/manifests/{repository}/{document}/content
 * GET /consumer/api/manifests/{repository}/{document}/instances/{sopInstanceUid}?via=rad69|wado-rs
 * </pre>
 */
package org.affinitydomain.consumer;
