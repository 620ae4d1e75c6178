/**
 * The way in: what was asked for on the command line, and the parts joined to do it. Points at everything; nothing
 * points back.
 */
package bpflab;
