/** The prompt: JLine, completion, highlighting, the output gate. Points at command, snippet, bench and view. */
package bpflab.repl;
