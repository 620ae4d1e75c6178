/** A frame and a program's instructions to the way that it takes through them, as far as its bytes decide. */
package bpflab.why.walk;
