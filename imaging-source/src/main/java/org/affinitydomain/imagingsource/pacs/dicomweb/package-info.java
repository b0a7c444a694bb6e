/** A PACS that answers QIDO-RS and WADO-RS (PS3.18). */
package org.affinitydomain.imagingsource.pacs.dicomweb;
