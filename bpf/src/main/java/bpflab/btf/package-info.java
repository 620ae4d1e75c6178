/** BTF bytes to types, and bytes of keys and values to typed values and back. Points at json and trouble. */
package bpflab.btf;
