/** What other systems tell of studies: where it is taken, and where it is kept until the study is published. */
package org.affinitydomain.imagingsource.notice;
