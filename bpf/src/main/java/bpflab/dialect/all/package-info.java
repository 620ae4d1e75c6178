/** The list of the dialects, and the one door to them: a text to its translation. */
package bpflab.dialect.all;
