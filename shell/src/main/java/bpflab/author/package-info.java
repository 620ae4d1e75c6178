/**
 * What those who write lessons ask for: the skeleton of a new lesson, what is to be mended in those that are there, the
 * index of all. Prints nothing. Points at the lessons and the bpf library.
 */
package bpflab.author;
