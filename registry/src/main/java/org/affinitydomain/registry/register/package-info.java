/**
 * Register Document Set-b (ITI-42): what is registered, what is refused and why, and what registering changes in objects
 * that are registered already.
 */
package org.affinitydomain.registry.register;
