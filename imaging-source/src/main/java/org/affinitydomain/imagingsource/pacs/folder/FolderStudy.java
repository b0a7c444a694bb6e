package org.affinitydomain.imagingsource.pacs.folder;

/**
 * A study that a folder has or had.
 *
 * @param studyUid  Study Instance UID
 * @param changedAt when the last change of its files was noticed, in milliseconds since 1970
 */
record FolderStudy(String studyUid, long changedAt) {
}
