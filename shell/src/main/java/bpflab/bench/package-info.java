/**
 * What is loaded, attached and open: the one mutable object, and the API that Java at the prompt sees. Points at view,
 * the bpf library and the lessons.
 */
package bpflab.bench;
