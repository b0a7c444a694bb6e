/**
 * The stored queries of ITI-18 as a table, and the reading of a request by that table (ITI TF-2 3.18.4.1.2.3). What a
 * query finds is the registry's business.
 */
package org.affinitydomain.xds.query;
