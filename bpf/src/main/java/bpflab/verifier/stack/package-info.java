/**
 * The bytes of the stack that a program hands out without having written them: where that may be, and how it is told.
 */
package bpflab.verifier.stack;
