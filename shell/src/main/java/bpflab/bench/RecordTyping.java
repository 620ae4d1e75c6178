package bpflab.bench;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Leaf;
import bpflab.btf.Type;
import bpflab.btf.Value;
import bpflab.elf.ObjectFile;
import bpflab.kernel.ProgramInfo;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.map.MapTypes;
import bpflab.map.Names;
import bpflab.map.Notations;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Units;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the records of a buffer are: the kernel gives such maps no type, so it is one that a person names, else the only
 * struct of a record's size that the C file defines, or that is in the types of a program that uses the map.
 */
public final class RecordTyping {
    /** What every program's types have, and no program sends. */
    private static final Set<String> CONTEXTS = Set.of("xdp_md", "__sk_buff", "pt_regs", "bpf_sock_ops");

    private static final List<Kind> SIMPLE = List.of(Kind.INT, Kind.TYPEDEF, Kind.STRUCT, Kind.ENUM);

    /** Whole numbers, by their bytes, for records that are nothing else. */
    private static final Map<Integer, String> NUMBERS =
            Map.of(1, ", or --as u8", 2, ", or --as u16", 4, ", or --as u32", 8, ", or --as u64");

    /** So many names a person reads. */
    private static final int NAMED = 12;

    private final Supplier<Structs> own;
    private final Structs known;
    private final Supplier<Optional<Btf>> kernel;
    private final Optional<Struct> named;
    private final Optional<Struct> annotated;
    private final Optional<Notations> notations;
    private final String buffer;
    private final Names names;
    private final boolean padded;
    private final Map<Integer, Optional<Struct>> bySize = new HashMap<>();
    private final Set<Struct> seen = new LinkedHashSet<>();
    private Optional<Struct> last;
    private boolean someAreBytes;
    private final Set<Integer> sizes = new HashSet<>();

    /** A struct of those types. */
    private record Struct(Btf btf, int id) {
        boolean fits(int least, int most) {
            return btf.size(id) >= least && btf.size(id) <= most;
        }

        boolean endsOpen(int bytes) {
            return btf.isFlexible(id) && btf.leastBytes(id) <= bytes;
        }

        String name() {
            return btf.typeName(id);
        }
    }

    /** Those that a record can be. */
    private record Structs(List<Struct> all) {
        static final Structs NONE = new Structs(List.of());

        static Structs of(Btf btf) {
            return new Structs(IntStream.range(1, btf.count())
                    .filter(id -> isRecord(btf, id))
                    .mapToObj(id -> new Struct(btf, id))
                    .toList());
        }

        private static boolean isRecord(Btf btf, int id) {
            return btf.type(id) instanceof Type.Composite struct && struct.kind() == Kind.STRUCT
                    && !struct.name().isEmpty() && !CONTEXTS.contains(struct.name())
                    || btf.type(id) instanceof Type.Typedef typedef && isNameless(btf.plain(typedef.target()));
        }

        private static boolean isNameless(Type type) {
            return type instanceof Type.Composite struct && struct.kind() == Kind.STRUCT && struct.name().isEmpty();
        }

        Structs only(Collection<String> names) {
            return new Structs(all.stream().filter(struct -> names.contains(struct.name())).toList());
        }

        Optional<Struct> named(String name) {
            return all.stream().filter(struct -> plain(struct.name()).equals(name)).findFirst();
        }

        List<String> names() {
            return all.stream().map(struct -> plain(struct.name())).distinct().toList();
        }

        boolean any(int least, int most) {
            return all.stream().anyMatch(struct -> struct.fits(least, most) || struct.endsOpen(most));
        }

        /** The only one of that size, else the only one with an array at its end. */
        Optional<Struct> one(int least, int most) {
            List<Struct> fitting = all.stream().filter(struct -> struct.fits(least, most)).toList();
            return fitting.isEmpty() ? one(all.stream().filter(struct -> struct.endsOpen(most)).toList())
                    : one(fitting);
        }

        private static Optional<Struct> one(List<Struct> fitting) {
            return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        }
    }

    private RecordTyping(Bench bench, BpfMap map, List<String> as) {
        this.buffer = map.name();
        this.names = new BenchNames(bench);
        this.known = map.types().btf().or(() -> ofPrograms(bench, map)).map(Structs::of).orElse(Structs.NONE);
        this.own = new Once(() -> ofSource(bench, map));
        this.kernel = bench.inventory()::kernelTypes;
        this.padded = map.info().type().shape().equals(new MapShape.Records(MapShape.Records.Road.PERF));
        this.named = as.stream().filter(word -> !Notations.are(word)).reduce((a, b) -> b)
                .map(name -> named(map, plain(name)));
        this.notations = as.stream().filter(Notations::are).reduce((a, b) -> a + "," + b).map(Notations::parse);
        this.annotated = annotated(map.types());
        this.last = named;
    }

    /**
     * {@code as} are a struct's name, and notations of its fields.
     *
     * @throws TroubleException there is no such struct
     */
    public static RecordTyping of(Bench bench, BpfMap map, List<String> as) {
        return new RecordTyping(bench, map, as);
    }

    /** A type that is no struct of the program's: {@code u32}, {@code int}, one of the kernel's structs. */
    private Optional<Struct> simple(String name) {
        return kernel.get().flatMap(btf -> SIMPLE.stream()
                .flatMapToInt(kind -> btf.find(kind, name).stream()).boxed().findFirst()
                .map(id -> new Struct(btf, id)));
    }

    private static String plain(String name) {
        return name.replaceFirst("^struct ", "");
    }

    private static Optional<Btf> ofPrograms(Bench bench, BpfMap map) {
        return bench.inventory().programs().stream()
                .filter(program -> program.mapIds().contains(map.info().id()) && program.btfId() != 0)
                .mapToInt(ProgramInfo::btfId)
                .boxed()
                .findFirst()
                .map(bench.inventory()::btf);
    }

    /** What the C file of a program of this bench defines itself, which is more likely than a kernel's struct. */
    private static Structs ofSource(Bench bench, BpfMap map) {
        return bench.programs().stream()
                .flatMap(program -> bench.loadedWith(program).stream())
                .filter(object -> object.maps().stream().anyMatch(one -> one.info().id() == map.info().id()))
                .findFirst()
                .flatMap(object -> object.sources().ownTypes())
                .flatMap(types -> ObjectFile.parse(map.name(), types.object()).btf()
                        .map(btf -> Structs.of(btf).only(types.names())))
                .orElse(Structs.NONE);
    }

    /** What the map's definition names as its value: the kernel has none, and cilium/ebpf tells records so. */
    private static Optional<Struct> annotated(MapTypes types) {
        return types.btf().filter(btf -> types.valueTypeId() != 0)
                .filter(btf -> btf.plain(types.valueTypeId()) instanceof Type.Composite)
                .map(btf -> new Struct(btf, types.valueTypeId()));
    }

    private Struct named(BpfMap map, String name) {
        return known.named(name).or(() -> own.get().named(name)).or(() -> simple(name)).orElseThrow(() -> {
            List<String> all = Stream.concat(own.get().names().stream(), known.names().stream()).distinct().toList();
            String more = all.size() > NAMED ? " and " + Units.count(all.size() - NAMED) + " more" : "";
            return Trouble.usage(
                    "cannot read records as " + name,
                    all.isEmpty() ? "neither a program of " + map.name() + " nor the kernel knows such a type"
                            : "its programs know "
                                    + String.join(", ", all.subList(0, Math.min(NAMED, all.size()))) + more,
                    Nearest.hint(
                            name, all,
                            "clang keeps a struct that something global uses: const struct " + name
                                    + " *unused __attribute__((unused));"))
                    .toException();
        });
    }

    /** The names of what was read, each once; of what is read while nothing was. Empty when it is only bytes. */
    public String name() {
        return seen.isEmpty() ? last.map(Struct::name).orElse("")
                : seen.stream().map(Struct::name).collect(Collectors.joining(", "));
    }

    /** What is said where all are bytes: how they can be read; nothing where bytes were asked for. */
    public String asBytes() {
        return notations.isPresent() ? "" : " of no known type: --as STRUCT names one"
                + (sizes.size() == 1 ? NUMBERS.getOrDefault(sizes.iterator().next(), "") : "");
    }

    /** How the type was found, where nobody named it. */
    public String remark() {
        return found() + (someAreBytes && last.isPresent() ? ", those of other sizes as bytes" : "");
    }

    private String found() {
        return named.isPresent() || last.isEmpty() ? ""
                : seen.size() > 1 ? " (each the only one of its size; --as names another)"
                : last.equals(annotated) ? " (the value in the map's definition; --as names another)"
                : last.get().btf().isFlexible(last.get().id())
                        ? " (the only one with an array at its end; --as names another)"
                : " (the only one of that size; --as names another)";
    }

    /** A record; one that is too short for the named struct is shown as bytes. */
    public Value read(byte[] raw) {
        Optional<Struct> type = named.isPresent() ? named : bySize.computeIfAbsent(raw.length, this::ofSize);
        if (type.filter(struct -> struct.btf().leastBytes(struct.id()) <= raw.length).isEmpty()) {
            someAreBytes = true;
            sizes.add(raw.length);
            return Value.bytes(raw);
        }
        if (!type.equals(last) || seen.isEmpty()) {
            last = type;
            seen.add(type.get());
        }
        Btf btf = type.get().btf();
        int id = type.get().id();
        boolean whole = padded && !btf.isFlexible(id);
        byte[] bytes = Arrays.copyOf(raw, whole ? btf.size(id) : raw.length);
        Value record = btf.record(id, bytes);
        return notations.map(asked -> asked.in(btf.leaves(id), record, bytes, names)).orElse(record);
    }

    /**
     * Checks what was asked for, once records were read.
     *
     * @throws TroubleException a notation is for none of them
     */
    public void checkNotations() {
        List<Leaf> parts = seen.stream().flatMap(struct -> struct.btf().leaves(struct.id()).stream()).toList();
        notations.filter(asked -> !seen.isEmpty()).ifPresent(asked -> asked.check(buffer, parts));
    }

    /** How what was read can be asked for so that a packet's numbers are addresses and ports; empty when it is so. */
    public Optional<Notations> packetFields() {
        List<Notations.Choice> choices = notations.isPresent() ? List.of() : seen.stream()
                .flatMap(struct -> Notations.ofPackets("value", struct.btf().inNetworkOrder(struct.id())).stream())
                .distinct().toList();
        return choices.isEmpty() ? Optional.empty() : Optional.of(new Notations(choices));
    }

    private Optional<Struct> ofSize(int bytes) {
        int least = padded ? bytes - Long.BYTES + 1 : bytes;
        return annotated.filter(struct -> struct.fits(least, bytes) || struct.endsOpen(bytes))
                .or(() -> (own.get().any(least, bytes) ? own.get() : known).one(least, bytes));
    }

    /** What is dear to find, and not always needed. */
    private static final class Once implements Supplier<Structs> {
        private final Supplier<Structs> finding;
        private Structs found;

        Once(Supplier<Structs> finding) {
            this.finding = finding;
        }

        @Override
        public Structs get() {
            found = found == null ? finding.get() : found;
            return found;
        }
    }
}
