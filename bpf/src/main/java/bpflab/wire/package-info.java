/**
 * Ethernet frames sent into and received from an interface, by a packet socket; and what an interface does by itself
 * switched. Points at libbpf and trouble.
 */
package bpflab.wire;
