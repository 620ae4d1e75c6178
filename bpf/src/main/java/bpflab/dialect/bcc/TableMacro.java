package bpflab.dialect.bcc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The macros that make tables, with BCC's defaults ({@code src/cc/export/helpers.h}). */
final class TableMacro {
    private static final String TEN_THOUSAND = "10240";
    private static final String NO_PREALLOC = "BPF_F_NO_PREALLOC";
    /** What kernels before 5.1 took for a file's length of a page everywhere; BCC asks its headers. */
    private static final String PAGE = "4096";

    /** What BCC calls a type of map in texts, to the kernel's name; those with types of their own follow below. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("hash", "HASH"), Map.entry("array", "ARRAY"), Map.entry("percpu_hash", "PERCPU_HASH"),
            Map.entry("percpu_array", "PERCPU_ARRAY"), Map.entry("lru_hash", "LRU_HASH"),
            Map.entry("lru_percpu_hash", "LRU_PERCPU_HASH"), Map.entry("lpm_trie", "LPM_TRIE"),
            Map.entry("prog", "PROG_ARRAY"), Map.entry("perf_array", "PERF_EVENT_ARRAY"),
            Map.entry("cgroup_array", "CGROUP_ARRAY"), Map.entry("stacktrace", "STACK_TRACE"),
            Map.entry("devmap", "DEVMAP"), Map.entry("cpumap", "CPUMAP"), Map.entry("xskmap", "XSKMAP"),
            Map.entry("sockmap", "SOCKMAP"), Map.entry("sockhash", "SOCKHASH"), Map.entry("queue", "QUEUE"),
            Map.entry("stack", "STACK"));

    /** What the arguments of a macro mean. */
    interface Reading {
        /** The table; empty when there are too few arguments, or BCC knows no such table. */
        Optional<Table> of(Arguments arguments);
    }

    private static final Map<String, Reading> MACROS = new TreeMap<>();

    static {
        keyed("BPF_HASH", "HASH", "");
        keyed("BPF_PERCPU_HASH", "PERCPU_HASH", "");
        keyed("BPF_LRU_HASH", "LRU_HASH", "");
        keyed("BPF_LRU_PERCPU_HASH", "LRU_PERCPU_HASH", "");
        keyed("BPF_LPM_TRIE", "LPM_TRIE", NO_PREALLOC);
        MACROS.put("BPF_ARRAY", a -> Optional.of(
                Table.of(a.at(0), "ARRAY", "int", a.or(1, "u64"), a.or(2, TEN_THOUSAND))));
        MACROS.put("BPF_PERCPU_ARRAY", a -> Optional.of(
                Table.of(a.at(0), "PERCPU_ARRAY", "int", a.or(1, "u64"), a.or(2, TEN_THOUSAND))));
        MACROS.put("BPF_HISTOGRAM", a -> Optional.of(histogram(a, a.at(0), a.or(1, "int"), a.or(2, "64"))));
        descriptors("BPF_PROG_ARRAY", "PROG_ARRAY", "u32");
        descriptors("BPF_PERF_ARRAY", "PERF_EVENT_ARRAY", "int");
        descriptors("BPF_CGROUP_ARRAY", "CGROUP_ARRAY", "int");
        descriptors("BPF_XSKMAP", "XSKMAP", "u32");
        descriptors("BPF_DEVMAP", "DEVMAP", "u32");
        descriptors("BPF_CPUMAP", "CPUMAP", "u32");
        descriptors("BPF_SOCKMAP", "SOCKMAP", "u32");
        MACROS.put("BPF_SOCKHASH", a -> Optional.of(
                Table.of(a.at(0), "SOCKHASH", a.or(1, "u32"), "", a.or(2, TEN_THOUSAND))));
        MACROS.put("BPF_PERF_OUTPUT", a -> Optional.of(Table.of(a.at(0), "PERF_EVENT_ARRAY", "int", "", "")));
        MACROS.put("BPF_RINGBUF_OUTPUT", a -> Optional.of(Table.of(
                a.at(0), "RINGBUF", "", "", pages(a.or(1, "1")))));
        MACROS.put("BPF_STACK_TRACE", a -> Optional.of(stacks(a, "struct bpf_stacktrace")));
        MACROS.put("BPF_STACK_TRACE_BUILDID", a -> Optional.of(
                stacks(a, "struct bpf_stack_build_id[127]").flags("BPF_F_STACK_BUILD_ID")));
        MACROS.put("BPF_QUEUE", a -> Optional.of(Table.of(a.at(0), "QUEUE", "", a.at(1), a.at(2)).flags(a.or(3, ""))));
        MACROS.put("BPF_STACK", a -> Optional.of(Table.of(a.at(0), "STACK", "", a.at(1), a.at(2)).flags(a.or(3, ""))));
        for (String macro : List.of("BPF_QUEUESTACK", "BPF_QUEUESTACK_PUBLIC", "BPF_QUEUESTACK_SHARED")) {
            MACROS.put(macro, a -> kind(a.resolved(0)).map(
                    type -> Table.of(a.at(1), type, "", a.at(2), a.at(3)).flags(a.or(4, ""))));
        }
        MACROS.put("BPF_ARRAY_OF_MAPS", a -> Optional.of(
                Table.of(a.at(0), "ARRAY_OF_MAPS", "int", "", a.at(2)).inner(bare(a.at(1)))));
        MACROS.put("BPF_HASH_OF_MAPS", TableMacro::hashOfMaps);
        storage("BPF_SK_STORAGE", "SK_STORAGE");
        storage("BPF_INODE_STORAGE", "INODE_STORAGE");
        storage("BPF_TASK_STORAGE", "TASK_STORAGE");
        MACROS.put("BPF_CGROUP_STORAGE", a -> Optional.of(
                Table.of(a.at(0), "CGROUP_STORAGE", "struct bpf_cgroup_storage_key", a.at(1), "")));
        MACROS.put("BPF_PERCPU_CGROUP_STORAGE", a -> Optional.of(
                Table.of(a.at(0), "PERCPU_CGROUP_STORAGE", "struct bpf_cgroup_storage_key", a.at(1), "")));
        MACROS.put("BPF_TABLE", a -> table(a, ""));
        MACROS.put("BPF_F_TABLE", a -> table(a, a.or(5, "")));
        MACROS.put("BPF_TABLE_PUBLIC", a -> table(a, "").map(
                t -> t.limit("BCC lets other programs of the same script use this table by its name; here it is this "
                        + "file's: pin it to share it")));
        MACROS.put("BPF_TABLE_SHARED", MACROS.get("BPF_TABLE_PUBLIC"));
        MACROS.put("BPF_TABLE_PINNED", a -> table(a, a.or(6, "")).map(
                t -> t.limit("BCC pins this table at " + a.or(5, "a path") + "; here it is not pinned")));
    }

    private TableMacro() {}

    /** The names of all. */
    static List<String> names() {
        return List.copyOf(MACROS.keySet());
    }

    /** What a use of a macro makes; empty when it is none of these, or has arguments that BCC would not take. */
    static Optional<Table> read(String macro, Arguments arguments) {
        Reading reading = MACROS.get(macro);
        return reading == null || arguments.at(0).isEmpty() ? Optional.empty() : reading.of(arguments);
    }

    private static void keyed(String macro, String type, String flags) {
        MACROS.put(macro, a -> Optional.of(
                Table.of(a.at(0), type, a.or(1, "u64"), a.or(2, "u64"), a.or(3, TEN_THOUSAND)).flags(flags)));
    }

    /** Values are descriptors or numbers that the kernel checks: they have a size and no type. */
    private static void descriptors(String macro, String type, String key) {
        MACROS.put(macro, a -> Optional.of(Table.of(a.at(0), type, key, "", a.at(1))));
    }

    private static void storage(String macro, String type) {
        MACROS.put(macro, a -> Optional.of(Table.of(a.at(0), type, "int", a.at(1), "").flags(NO_PREALLOC)));
    }

    private static Optional<Table> hashOfMaps(Arguments a) {
        boolean keyed = a.size() > 2;
        return Optional.of(Table.of(a.at(0), "HASH_OF_MAPS", keyed ? a.at(1) : "int", "", a.or(3, TEN_THOUSAND))
                .inner(bare(a.at(keyed ? 2 : 1))));
    }

    /** A sum or a shift binds less than the multiplication. */
    private static String pages(String number) {
        return (number.matches("\\w+") ? number : "(" + number + ")") + " * " + PAGE;
    }

    private static Table stacks(Arguments a, String leaf) {
        return Table.of(a.at(0), "STACK_TRACE", "int", leaf, powerOfTwo(a.at(1)));
    }

    /** BCC rounds the size up; the kernel takes a power of two. */
    private static String powerOfTwo(String size) {
        if (!size.matches("[0-9]{1,9}")) {
            return size;
        }
        int number = Integer.parseInt(size);
        return String.valueOf(number < 2 ? 1 : Integer.highestOneBit(number - 1) << 1);
    }

    private static Table histogram(Arguments a, String name, String key, String size) {
        if (a.isInt(key)) {
            return Table.of(name, "ARRAY", key, "u64", size).limit(
                    "a histogram of BCC with int keys is an array of " + size + " numbers: what has a higher key is "
                            + "not counted");
        }
        return Table.of(name, "HASH", key, "u64", size).limit(
                "a histogram of BCC with keys of type " + key + " is a hash of " + size + " entries: when that many "
                        + "keys are counted, a new one is lost without a word");
    }

    private static Optional<Table> table(Arguments a, String flags) {
        String kind = bare(a.resolved(0));
        int inner = kind.indexOf('$');
        if (inner > 0) {
            String type = kind.substring(0, inner).toUpperCase(Locale.ROOT);
            return Optional.of(Table.of(a.at(3), type, a.at(1), "", a.at(4)).inner(kind.substring(inner + 1)));
        }
        if (kind.equals("histogram")) {
            return Optional.of(histogram(a, a.at(3), a.at(1), a.at(4)));
        }
        boolean own = List.of("prog", "perf_array", "cgroup_array", "devmap", "cpumap", "xskmap", "sockmap", "sockhash")
                .contains(kind);
        return kind(kind).map(type -> Table.of(a.at(3), type, a.at(1), own ? "" : a.at(2), a.at(4)).flags(flags));
    }

    private static Optional<String> kind(String text) {
        return Optional.ofNullable(KINDS.get(bare(text)));
    }

    private static String bare(String text) {
        return text.replace("\"", "");
    }
}
