/** Values to lines of text: tables, listings, logs, Markdown. Prints nothing. Points at the bpf library's values. */
package bpflab.view;
