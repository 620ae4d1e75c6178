/** Packets built from words, and dissected into words. Points at trouble. */
package bpflab.packet;
