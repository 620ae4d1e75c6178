/**
 * What those who write lessons ask for: the skeleton of a new lesson, what is to be mended in those that are there, the
 * index of all, and what Java at the prompt can call as pages; in {@code author.book}, the course as pages. Prints
 * nothing. Points at view, bench, the lessons and the bpf library.
 */
package bpflab.author;
