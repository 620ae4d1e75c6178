/** Programs at work: the lab and its traffic, attaching, and what they trace. */
package bpflab.command.run;
