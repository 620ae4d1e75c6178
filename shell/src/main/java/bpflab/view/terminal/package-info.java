/** The renderer of views for terminals: a document at a width to lines, and screens that keep what was shown. */
package bpflab.view.terminal;
