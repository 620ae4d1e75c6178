/**
 * Where programs run: the places that bpflab can attach to, one record a hook, and the types of program. Points at
 * nothing.
 */
package bpflab.hook;
