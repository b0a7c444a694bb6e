/**
 * What was acknowledged is kept, whole, whatever ends the server or its database; what was not acknowledged is there as a whole or
 * not at all, and can be sent again.
 */
package org.affinitydomain.ear.durability;
