/**
 * The Document Registry actor (ITI TF-1 10.1.1.3). A request goes one way: endpoint or bean, then register or query, then
 * store.
 */
package org.affinitydomain.registry;
