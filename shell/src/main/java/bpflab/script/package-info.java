/**
 * The same lines without a terminal: scripts, lessons, notes, -c, --json, exit status. Points at command, notes,
 * snippet, bench, view, the lessons and the bpf library.
 */
package bpflab.script;
