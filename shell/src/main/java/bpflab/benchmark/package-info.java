/**
 * How long things take beside a named peer: interleaved runs to medians and ratios. Points at bench, script,
 * command, lesson, view and the bpf library.
 *
 * <p>The contenders of a contest take turns, so that whatever else the machine does falls on all of them. A peer that
 * is not installed is said to be missing; nothing is compared with numbers from another day.
 */
package bpflab.benchmark;
