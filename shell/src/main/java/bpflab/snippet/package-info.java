/**
 * Java at the prompt: snippets evaluated by JShell with the bench in reach. Points at command (whose Snippets it is),
 * map, btf and view.
 */
package bpflab.snippet;
