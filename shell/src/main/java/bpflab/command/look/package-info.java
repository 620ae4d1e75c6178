/** What is there, and what became of it. */
package bpflab.command.look;
