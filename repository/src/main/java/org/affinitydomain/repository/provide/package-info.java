/**
 * ITI-41 Provide and Register Document Set-b, which is RAD-68 when the document is a manifest: the decisions. In order:
 * documents and entries are matched, every document is received and compared with its entry, the uniqueIds are reserved,
 * the documents get their places, the entries are registered, and what the registry says is the answer. Whatever goes
 * wrong before the registry was asked, or when it refused, leaves nothing behind.
 */
package org.affinitydomain.repository.provide;
