/**
 * The native door: the C names of libbpf and of the C library, descriptors, error numbers, libbpf's warnings. Points at
 * machine and trouble.
 */
package bpflab.libbpf;
