/**
 * What went wrong, why, and what to type next: the one shape in which every failure reaches a person. Points at
 * nothing.
 */
package bpflab.trouble;
