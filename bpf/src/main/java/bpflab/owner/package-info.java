/**
 * Files that are made for a person: under sudo as that person, so that they are theirs and no link of theirs leads root
 * elsewhere; and the one door to files that others made. Points at libbpf.
 */
package bpflab.owner;
