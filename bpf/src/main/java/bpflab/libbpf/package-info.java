/** The real kernel behind the port, through libbpf: all that knows libbpf's C names. One public type, LinuxKernel. */
package bpflab.libbpf;
