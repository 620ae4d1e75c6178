/**
 * The prompt: JLine, completion, highlighting, the output gate. Points at command, snippet, bench, view, the lessons
 * and the bpf library.
 */
package bpflab.repl;
