/** A client of the domain's transactions as another product would be one: plain HTTP, messages written by {@code profiles/xds}. */
package org.affinitydomain.ear.client;
