/** Java at the prompt: snippets evaluated by JShell with the bench in reach. Points at bench and view. */
package bpflab.snippet;
