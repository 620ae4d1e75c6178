/**
 * Values to small documents: tables, listings, logs, Markdown; a renderer makes of them what a person sees. Prints
 * nothing. Points at the bpf library's values.
 */
package bpflab.view;
