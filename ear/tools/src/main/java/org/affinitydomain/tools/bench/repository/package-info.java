/** The repository under load: manifests of 60 kB provided and retrieved, beside the disk, the database and nginx. */
package org.affinitydomain.tools.bench.repository;
