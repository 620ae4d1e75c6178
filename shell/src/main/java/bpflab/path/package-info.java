/**
 * An interface to the way that its packets take through this machine: the programs at each place, and what they did
 * while packets came. Points at why, bench, the lessons and the bpf library.
 */
package bpflab.path;
