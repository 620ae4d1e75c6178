/**
 * Kinds of maps to how each is read and what its values mean; a map's bytes to typed keys and values, sums over CPUs
 * and variables. Points at btf, libbpf and trouble.
 */
package bpflab.map;
