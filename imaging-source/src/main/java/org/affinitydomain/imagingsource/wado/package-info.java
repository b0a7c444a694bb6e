/** WADO-RS (PS3.18 10.4; RAD-107) and WADO-URI (PS3.18 9; RAD-55): what is asked for, what is accepted, what is sent. */
package org.affinitydomain.imagingsource.wado;
