/** Kernel objects by descriptor: found by id, looked at, pinned, and who holds them; what all of linux stands on. */
package bpflab.linux.handle;
