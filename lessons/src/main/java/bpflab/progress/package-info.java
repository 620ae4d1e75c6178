/** What a student has done, as an append-only text file. Points at trouble. */
package bpflab.progress;
