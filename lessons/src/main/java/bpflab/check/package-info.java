/** What was seen to verdicts: evidence from packets and the kernel, checks, hints. Points at lesson, lab and the bpf library. */
package bpflab.check;
