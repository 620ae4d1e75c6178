/**
 * A C file to an object or to its diagnostics, with vmlinux.h generated from this kernel and kept precompiled. Points
 * at machine, owner, ast and trouble.
 */
package bpflab.clang;
