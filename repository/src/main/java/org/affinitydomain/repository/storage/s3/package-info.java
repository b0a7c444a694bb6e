/**
 * Documents in a bucket of an object store that speaks the S3 protocol. A document is received into a local file, so that its
 * size, hash and entry are known to agree before the object store learns of it, and is uploaded when it gets its place.
 */
package org.affinitydomain.repository.storage.s3;
