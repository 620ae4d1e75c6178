/** The editor for who has set none: a text and its changes, rows of a screen, nano's keys. */
package bpflab.repl.editor;
