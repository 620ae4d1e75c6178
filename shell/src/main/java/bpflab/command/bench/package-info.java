/** This session and this machine. */
package bpflab.command.bench;
