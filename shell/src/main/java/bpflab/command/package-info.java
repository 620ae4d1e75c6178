/**
 * What commands stand on, and the interpreter that turns a typed line into an answer; the commands themselves are in
 * sub-rooms, one a topic of {@code :help}. Points at notes, path, why, bench, view, the lessons and the bpf library.
 */
package bpflab.command;
