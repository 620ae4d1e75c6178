package bpflab.map;

import java.util.Optional;

/**
 * What kinds of map have in common for those who look into one. What is done with all shapes (reading, telling what a
 * value means, its size in words) is one class of {@link Cases} each.
 */
public sealed interface MapShape {
    /** A key finds a value, or a value for each CPU. */
    record Keyed(boolean perCpu) implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.keyed(this); }
    }

    /** Places 0 to one less than its size, all of them always there. */
    record Indexed(boolean perCpu) implements MapShape {
        @Override public boolean indexed() { return true; }
        @Override public <R> R match(Cases<R> on) { return on.indexed(this); }
    }

    /** The longest prefix that fits a key finds the value: {@code struct bpf_lpm_trie_key}. */
    record Trie() implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.trie(this); }
    }

    /** Places for programs to jump to; who reads it gets their ids. */
    record Programs() implements MapShape {
        @Override public boolean indexed() { return true; }
        @Override public <R> R match(Cases<R> on) { return on.programs(this); }
    }

    /** Maps in a map; who reads it gets their ids. */
    record Maps(boolean indexed) implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.maps(this); }
    }

    /** Interfaces to redirect to: {@code struct bpf_devmap_val}. */
    record Devices(boolean indexed) implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.devices(this); }
    }

    /** CPUs to redirect to: {@code struct bpf_cpumap_val}. */
    record Cpus() implements MapShape {
        @Override public boolean indexed() { return true; }
        @Override public <R> R match(Cases<R> on) { return on.cpus(this); }
    }

    /** Sockets; who reads it gets their cookies, where a value has room for one. */
    record Sockets(boolean indexed) implements MapShape {
        @Override public Optional<KernelObject> refersTo() { return Optional.of(KernelObject.SOCKET); }
        @Override public <R> R match(Cases<R> on) { return on.sockets(this); }
    }

    /** Stacks by number: return addresses, the innermost first. */
    record Stacks() implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.stacks(this); }
    }

    /** Records that come out once, in order. */
    record Records(Road road) implements MapShape {
        /** Between whom. */
        public enum Road { RING, USER_RING, PERF }

        @Override public <R> R match(Cases<R> on) { return on.records(this); }
    }

    /**
     * Values without keys: a queue or a stack.
     *
     * @param end the one that can be looked at: {@code next}, {@code top}
     */
    record Queue(String end) implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.queue(this); }
    }

    /** Says of a value that it is not in, or perhaps in. */
    record Filter() implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.filter(this); }
    }

    /** Values that belong to kernel objects and go with them; a descriptor of the object finds its value. */
    record Storage(KernelObject owner) implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.storage(this); }
    }

    /** Places for kernel objects, put in by descriptors; bpf(2) does not tell which. */
    record Places(KernelObject object) implements MapShape {
        @Override public boolean indexed() { return true; }
        @Override public Optional<KernelObject> refersTo() { return Optional.of(object); }
        @Override public <R> R match(Cases<R> on) { return on.places(this); }
    }

    /** Functions for the kernel: {@code struct bpf_struct_ops_…} of its own types, at place 0. */
    record Functions() implements MapShape {
        @Override public boolean indexed() { return true; }
        @Override public <R> R match(Cases<R> on) { return on.functions(this); }
    }

    /** Memory that programs lay out as they like, page by page. */
    record Arena() implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.arena(this); }
    }

    /**
     * Nothing that could be listed.
     *
     * @param why the reason
     * @param hint what to do instead; {@code <id>} stands for the map's
     */
    record Opaque(String why, String hint) implements MapShape {
        @Override public <R> R match(Cases<R> on) { return on.opaque(this); }
    }

    /** Whether its keys are places from 0 to one less than its size. */
    default boolean indexed() {
        return false;
    }

    /** Whether a value has one copy for each CPU. */
    default boolean perCpu() {
        return false;
    }

    /** What its values are made from, where the kernel wants a descriptor of it. */
    default Optional<KernelObject> refersTo() {
        return Optional.empty();
    }

    <R> R match(Cases<R> on);

    /** One answer per shape. */
    interface Cases<R> {
        R keyed(Keyed shape);

        R indexed(Indexed shape);

        R trie(Trie shape);

        R programs(Programs shape);

        R maps(Maps shape);

        R devices(Devices shape);

        R cpus(Cpus shape);

        R sockets(Sockets shape);

        R stacks(Stacks shape);

        R records(Records shape);

        R queue(Queue shape);

        R filter(Filter shape);

        R storage(Storage shape);

        R places(Places shape);

        R functions(Functions shape);

        R arena(Arena shape);

        R opaque(Opaque shape);
    }
}
