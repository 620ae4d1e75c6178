/** BTF bytes to types, and bytes of keys and values to typed values and back. Points at nothing but trouble. */
package bpflab.btf;
