/**
 * What those who write lessons ask for: the skeleton of a new lesson, what is to be mended in those that are there, the
 * index of all; in {@code author.book}, the course as pages. Prints nothing. Points at view, the lessons and the bpf
 * library.
 */
package bpflab.author;
