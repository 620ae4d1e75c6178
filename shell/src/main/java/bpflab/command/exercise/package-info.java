/** Exercises: edit, and let the kernel check. */
package bpflab.command.exercise;
