/**
 * Pixel data (PS3.3 C.7.6.3, PS3.5 8 and A.4): frames found in fragments, decompressed (RLE, JPEG baseline and lossless, JPEG
 * 2000), transcoded to uncompressed transfer syntaxes, and rendered for people. One frame is in memory at a time, and none
 * that is larger than the caller allows. What cannot be decoded is a
 * {@link org.affinitydomain.dicom.pixel.PixelDataException} and never guessed.
 */
package org.affinitydomain.dicom.pixel;
