/** Looking whether a repository's storage, its index and the registry agree: what the server finds, for a person. */
package org.affinitydomain.tools.verify;
