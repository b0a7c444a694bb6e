/** WADO-RS (PS3.18 10.4; RAD-107): what is asked for, what is accepted, what is sent. */
package org.affinitydomain.imagingsource.wado;
