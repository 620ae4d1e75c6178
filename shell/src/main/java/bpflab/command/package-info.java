/** One small class a command, and the interpreter that turns a typed line into an answer. Points at bench and view. */
package bpflab.command;
