/** What the HTTP endpoints of this actor share: JSON, and problems. */
package org.affinitydomain.imagingsource.web;
