/** Remove Documents (ITI-86, ITI TF-2 3.86). */
package org.affinitydomain.repository.removal;
