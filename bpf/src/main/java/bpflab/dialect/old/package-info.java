/** Programs from before libbpf 1.0: legacy map definitions, the kernel tree's own headers and what they declared. */
package bpflab.dialect.old;
