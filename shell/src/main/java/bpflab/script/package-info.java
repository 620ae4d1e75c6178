/**
 * The same lines without a terminal: scripts, lessons, -c, --json, exit status. Points at command, snippet, bench,
 * view, the lessons and the bpf library.
 */
package bpflab.script;
