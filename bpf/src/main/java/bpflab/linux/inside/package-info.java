/** What is in maps whose content bpf(2) does not tell: read in the kernel's memory, by the kernel's own types. */
package bpflab.linux.inside;
