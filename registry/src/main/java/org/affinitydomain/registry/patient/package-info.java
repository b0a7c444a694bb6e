/** The patients whose documents may be registered, as feeds make them known (ITI-8, ITI TF-2 3.8.4.1.3). */
package org.affinitydomain.registry.patient;
