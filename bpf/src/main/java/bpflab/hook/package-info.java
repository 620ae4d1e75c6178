/**
 * Where programs run: the table of kinds (words, sections, program types, what they see and answer, how tools attach
 * them), and the places that bpflab attaches to, one record a hook. Points at trouble.
 */
package bpflab.hook;
