/** Lines of trace_pipe, read from a tracefs instance of our own. Points at trouble. */
package bpflab.trace;
