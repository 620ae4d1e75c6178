/**
 * What was seen to verdicts: evidence from packets and the kernel, checks, hints. Points at lesson, lab and the bpf
 * library.
 *
 * <p>The lines of a {@code check} fence, each {@code WHAT -> WHAT IS EXPECTED}:
 * <pre>
 * loads                            the kernel takes the program
 * ping x3 -> 3 replies             replies are those that came through lab0; also: at least 1 reply, no replies
 * tcp :80 x3 -> refused            answered, refused (a reset), no answer, blocked (any of the last two)
 * udp :5005 x3 -> 3 replies        an echo each
 * udp :5005 x2 given=sort_in -> 2 replies    traffic, while the program of that name is that of the given file
 * http :8080 -> answered           as tcp
 * packet udp :5005 -> XDP_PASS     a frame as {@link bpflab.packet.Packet} reads it, by BPF_PROG_TEST_RUN; TC_ACT_OK …
 * mix x60 tcp udp -> as the solution    packets by chance, of these classes ({@code PacketClass}) or of all; with
 * mix x60 and rxcnt -> as the solution    names behind it, what these maps and globals hold afterwards, too
 * mix x60 and bytes=4294967000 -> as the solution    a global that holds so much before: is it wide enough?
 * mix x60 and trace -> as the solution    and what the programs print
 * mix x60 program=sort_in -> as the solution    to another program of the file than the exercise's; what XDP writes
 * mix x60 udp -> as the solution    in front of a packet (metadata) has to be the same, too
 * send x60 tcp :80 and rxcnt -> as the solution    the same for a socket filter, on the wire: frames for nobody, which
 * send x60 and rxcnt -> as the solution    no stack answers; the port is one that half of all ports are, in a mix, too
 * run true -> exit 0               a command of the system, without a shell, for hooks that packets do not trigger
 * calls bpf_get_smp_processor_id -> on the way    its instructions call it, behind a read and before any jump
 * map rxcnt -> 3 entries           also: at least 3 entries, at most 9 entries
 * map rxcnt -> room for 4 entries    what it was made for, whatever is in it
 * map rxcnt 17 -> at least 3       the value of a key, summed over all CPUs
 * map rxcnt 17 -> no entry         whether it has that key: 1 entry, no entry
 * global counter -> at least 3     a global variable of the program
 * trace -> counted                 a line that bpf_trace_printk wrote holds these words
 * </pre>
 * {@code xN} says how often, {@code from peer} lets the traffic start in the peer, {@code ipv6} sends it by IPv6.
 *
 * <p>Each kind is one file: its words in a lesson, what it looks at, how it judges; those that judge alike
 * share that ({@code OfConnections}, {@code OfReplies}). {@code CheckKinds} lists them.
 */
package bpflab.check;
