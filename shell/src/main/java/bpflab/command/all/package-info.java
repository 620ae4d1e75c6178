/** The commands of all topics in one list, which the framework they stand on does not know. */
package bpflab.command.all;
