/**
 * Lines of trace_pipe, read from a tracefs instance of our own, and the tracepoints that there are. Points at
 * trouble.
 */
package bpflab.trace;
