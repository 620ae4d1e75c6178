package bpflab.bench;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.btf.Value;
import bpflab.kernel.ProgramInfo;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the records of a buffer are: the kernel gives such maps no type, so it is one that a person names, else the only
 * struct of a record's size in the types of a program that uses the map.
 */
public final class RecordTyping {
    /** What every program's types have, and no program sends. */
    private static final Set<String> CONTEXTS = Set.of("xdp_md", "__sk_buff", "pt_regs", "bpf_sock_ops");

    private final Optional<Btf> btf;
    private final int named;
    private final boolean padded;
    private final Map<Integer, Integer> bySize = new HashMap<>();
    private int last;
    private boolean someAreBytes;

    private RecordTyping(Optional<Btf> btf, int named, boolean padded) {
        this.btf = btf;
        this.named = named;
        this.padded = padded;
        this.last = named;
    }

    /** {@code as} is a struct's name. @throws TroubleException there is none */
    public static RecordTyping of(Bench bench, BpfMap map, Optional<String> as) {
        Optional<Btf> btf = map.types().btf().or(() -> ofPrograms(bench, map));
        boolean padded = map.info().type().shape().equals(new MapShape.Records(MapShape.Records.Road.PERF));
        int named = as.map(name -> id(btf, map, name.replaceFirst("^struct ", ""))).orElse(0);
        return new RecordTyping(btf, named, padded);
    }

    private static Optional<Btf> ofPrograms(Bench bench, BpfMap map) {
        return bench.inventory().programs().stream()
                .filter(program -> program.mapIds().contains(map.info().id()) && program.btfId() != 0)
                .mapToInt(ProgramInfo::btfId)
                .boxed()
                .findFirst()
                .map(bench.inventory()::btf);
    }

    private static int id(Optional<Btf> btf, BpfMap map, String name) {
        return btf.map(types -> types.find(Kind.STRUCT, name))
                .filter(found -> found.isPresent())
                .orElseThrow(() -> {
                    List<String> known = btf.map(RecordTyping::structs).orElse(List.of());
                    return Trouble.usage(
                            "cannot read records as struct " + name,
                            known.isEmpty() ? "no program with types uses " + map.name()
                                    : "its programs know " + String.join(", ", known),
                            Nearest.hint(
                                    name, known,
                                    "clang keeps a struct that something global uses: const struct " + name
                                            + " *unused __attribute__((unused));"))
                            .toException();
                })
                .getAsInt();
    }

    private static List<String> structs(Btf btf) {
        return IntStream.range(1, btf.count())
                .mapToObj(btf::type)
                .filter(RecordTyping::isRecord)
                .map(Type::name)
                .distinct()
                .toList();
    }

    private static boolean isRecord(Type type) {
        return type instanceof Type.Composite struct && struct.kind() == Kind.STRUCT && !struct.name().isEmpty()
                && !CONTEXTS.contains(struct.name());
    }

    /** The name of what was read last; empty when it is only bytes. */
    public String name() {
        return last == 0 ? "" : btf.orElseThrow().typeName(last);
    }

    /** How the type was found, where nobody named it. */
    public String remark() {
        return found() + (someAreBytes && last != 0 ? ", those of other sizes as bytes" : "");
    }

    private String found() {
        return named != 0 ? ""
                : last != 0 && btf.orElseThrow().isFlexible(last)
                        ? " (the only one with an array at its end; --as names another)"
                : " (the only one of that size; --as names another)";
    }

    /** A record; one that is too short for the named struct is shown as bytes. */
    public Value read(byte[] raw) {
        int type = named != 0 ? named : bySize.computeIfAbsent(raw.length, this::onlyOne);
        if (type == 0 || btf.orElseThrow().leastBytes(type) > raw.length) {
            someAreBytes = true;
            return Value.bytes(raw);
        }
        last = type;
        boolean whole = padded && !btf.get().isFlexible(type);
        return btf.get().record(type, Arrays.copyOf(raw, whole ? btf.get().size(type) : raw.length));
    }

    private int onlyOne(int bytes) {
        int least = padded ? bytes - Long.BYTES + 1 : bytes;
        List<Integer> fitting = btf.stream()
                .flatMap(types -> IntStream.range(1, types.count())
                        .filter(id -> isRecord(types.type(id)))
                        .filter(id -> types.size(id) >= least && types.size(id) <= bytes)
                        .boxed())
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : fitting.isEmpty() ? onlyFlexible(bytes) : 0;
    }

    /** Records of several sizes are of a struct with an array at its end. */
    private int onlyFlexible(int bytes) {
        List<Integer> fitting = btf.stream()
                .flatMap(types -> IntStream.range(1, types.count())
                        .filter(id -> isRecord(types.type(id)))
                        .filter(id -> types.isFlexible(id) && types.leastBytes(id) <= bytes)
                        .boxed())
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : 0;
    }
}
