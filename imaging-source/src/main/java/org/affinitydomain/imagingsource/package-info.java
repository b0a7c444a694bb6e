/**
 * The Imaging Document Source actor (RAD TF-1 18.1.1.1): finds studies in a PACS, publishes manifests of them (RAD-68)
 * and serves their instances (RAD-69, RAD-107).
 *
 * <p>{@code pacs} reaches the images, {@code manifest} and {@code metadata} describe a study, {@code publish} decides what
 * is sent to the repository, {@code retrieve} and {@code wado} answer consumers. This package wires them together.
 */
package org.affinitydomain.imagingsource;
