/** The demonstration: the main job of an affinity domain, step by step, on a running server through its real endpoints. */
package org.affinitydomain.tools.demo;
