/** Lines of code to pieces, each of one kind: a terminal, an editor and a page colour them as they like. */
package bpflab.view.code;
