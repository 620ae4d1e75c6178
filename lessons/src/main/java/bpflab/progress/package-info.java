/**
 * What a student has done, as an append-only text file, and the copies a student works on. Points at lesson,
 * owner and trouble.
 */
package bpflab.progress;
