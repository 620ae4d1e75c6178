/**
 * Packets built from words, dissected into words, and compared; capture files (pcap) read and written. Points at
 * trouble.
 */
package bpflab.packet;
