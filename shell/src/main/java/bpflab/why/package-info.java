/**
 * What is known of a program that does nothing, to the first cause and the command that mends it: {@code Evidence} is
 * gathered once, and rules, each a cause, look at it in order. Points at bench, the lessons and the bpf library.
 */
package bpflab.why;
