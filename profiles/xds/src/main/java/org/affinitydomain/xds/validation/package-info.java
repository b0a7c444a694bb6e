/**
 * The rules that one submission of metadata must keep by itself, before a registry or repository looks anything up
 * (ITI TF-3 4.2 and 4.3.1). {@link org.affinitydomain.xds.validation.SubmissionValidator} is the way in.
 */
package org.affinitydomain.xds.validation;
