/** The prompt: JLine, completion, highlighting, the output gate. Points at command, snippet, bench, view and the lessons. */
package bpflab.repl;
