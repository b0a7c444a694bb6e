/** The registry's SOAP endpoints: decoding, the call, encoding (ITI TF-2 appendix V). */
package org.affinitydomain.registry.endpoint;
