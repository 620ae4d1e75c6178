/** The tables of what the kernel says when it refuses a program, and what that means. */
package bpflab.verifier.rules;
