/**
 * A rejection to its explanation: where values came from, which C lines had a part in it, the rule's words filled in.
 */
package bpflab.verifier.story;
