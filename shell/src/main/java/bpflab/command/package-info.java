/**
 * One small class a command, and the interpreter that turns a typed line into an answer. Points at bench, view, the
 * lessons and the bpf library.
 */
package bpflab.command;
