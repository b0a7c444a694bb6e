/**
 * The On-Demand Document Source (ITI TF-1 10.1.1.6) that the repository is beside: documents that are made when they are
 * retrieved, out of documents that it keeps. What they are is the business of providers, {@link
 * org.affinitydomain.repository.ondemand.OnDemandDocumentProvider}; when their entries are registered (ITI-61), and what a
 * retrieval answers (ITI-43), is decided here.
 */
package org.affinitydomain.repository.ondemand;
