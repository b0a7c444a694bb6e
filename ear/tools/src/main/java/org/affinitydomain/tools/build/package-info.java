/** What a person sees while the build runs. */
package org.affinitydomain.tools.build;
