/** Measurements against a limit on the same machine in the same run. They print a table and assert nothing. */
package org.affinitydomain.tools.bench;
