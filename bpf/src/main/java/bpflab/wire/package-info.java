/**
 * Ethernet frames sent into and received from an interface, by packet sockets and by AF_XDP; and what an interface does
 * by itself switched. Points at libbpf and trouble.
 */
package bpflab.wire;
