package bpflab.map;

import bpflab.trouble.Trouble;

/** How a map's content is read. */
public sealed interface Reading {
    /** Entry by entry, in batches where the kernel can. */
    record Entries() implements Reading {}

    /** Entry by entry, but only the keys: the kernel does not tell what is behind them. */
    record KeysAlone() implements Reading {}

    /** The one value that comes out next, without taking it out (BPF_MAP_LOOKUP_ELEM without a key, Linux 4.20). */
    record End() implements Reading {}

    /** The records that wait in a ring buffer, without taking them out, where its memory can be mapped. */
    record Waiting() implements Reading {}

    /** By a descriptor of each kernel object of that kind that is there. */
    record Owned(KernelObject owner) implements Reading {}

    /** In the kernel's memory, since bpf(2) does not tell. */
    record Inside() implements Reading {}

    /** Not at all: why, and what to do instead. */
    record Never(Trouble trouble) implements Reading {}

    /** How that map is read; {@code name} is what a person calls it. */
    static Reading of(MapInfo info, String name) {
        return info.type().shape().match(new ReadingRules(info, name));
    }
}
