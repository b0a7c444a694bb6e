/**
 * Looks whether storage, index and registry agree about every document: a walk through the storage and the index side by side,
 * in the order of storage keys, with a question to the registry about each document. It changes nothing, and works beside
 * submissions and removals: whatever looks wrong is looked at again before it is reported.
 */
package org.affinitydomain.repository.verify;
