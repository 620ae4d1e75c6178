/** The text of a verifier log to its lines, each with its kind, forwards or from its end backwards. */
package bpflab.verifier.log;
