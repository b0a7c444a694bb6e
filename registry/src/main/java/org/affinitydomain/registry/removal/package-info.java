/** Remove Metadata (ITI-62, ITI TF-2 3.62): objects leave the registry, and what stays is as whole as before. */
package org.affinitydomain.registry.removal;
