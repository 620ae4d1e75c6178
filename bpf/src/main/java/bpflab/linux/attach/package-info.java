/** Programs to hooks, one file a hook; the links that come of it, and what the kernel tells of links. */
package bpflab.linux.attach;
