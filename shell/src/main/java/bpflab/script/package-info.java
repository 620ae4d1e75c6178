/** The same lines without a terminal: scripts, lessons, -c, --json, exit status. Points at command, snippet, bench and view. */
package bpflab.script;
