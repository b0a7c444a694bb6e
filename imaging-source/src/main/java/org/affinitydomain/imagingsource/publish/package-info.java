/** Publishing: RAD-68 of every study that is new or changed, and never twice of one that is not. */
package org.affinitydomain.imagingsource.publish;
