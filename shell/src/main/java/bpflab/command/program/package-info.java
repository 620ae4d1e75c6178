/** From C to programs in the kernel. */
package bpflab.command.program;
