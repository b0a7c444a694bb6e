/**
 * Update Document Set (ITI-57) and Restricted Update Document Set (ITI-92): new versions of DocumentEntries and Folders,
 * changes of status, and new associations between what is registered.
 */
package org.affinitydomain.registry.update;
