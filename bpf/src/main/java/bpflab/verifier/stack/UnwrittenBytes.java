package bpflab.verifier.stack;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Leaf;
import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.story.Explanation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to say of bytes of the stack that a program hands out, or reads, without having written them: which, where in C,
 * and what to write.
 */
public final class UnwrittenBytes {
    /** The kind of refusal that is about them. */
    private static final String KIND = "stack-never-written";
    /** The kernel keeps this much of a map's name. */
    private static final int NAME = 15;
    private static final Pattern DECLARATION =
            Pattern.compile("(?:struct (?<struct>\\w+) |.*\\W)?(?<name>\\w+)(?<array>(?:\\[[^\\]]*\\])*) = [^=]*");
    private static final Set<String> ONLY_WRITTEN = Set.of("bpf_dynptr_slice", "bpf_dynptr_slice_rdwr");

    private final ObjectFile file;
    private final StackBytes bytes;
    private final Optional<Explanation> why;
    private final String place;
    private final Matcher declared;

    private UnwrittenBytes(ObjectFile file, StackBytes bytes, Optional<Explanation> why, String place) {
        this.file = file;
        this.bytes = bytes;
        this.why = why;
        this.place = place;
        this.declared = DECLARATION.matcher(why.map(Explanation::fix).orElse(""));
    }

    /**
     * A sentence on what a strict verification refused; empty when it refused something else.
     *
     * @param log of the strict verification
     * @param why what it means
     */
    public static Optional<String> note(ObjectFile file, VerifierLog log, Explanation why) {
        return why.kind().equals(KIND)
                ? StackBytes.of(log).filter(bytes -> !isOnlyWritten(bytes))
                        .map(bytes -> new UnwrittenBytes(file, bytes, Optional.of(why), why.at()
                        .map(at -> place(at.file(), at.line())).orElse("")).note())
                : Optional.empty();
    }

    /** The kernel asks that such a buffer has values, and reads none: bpf_dynptr_slice in kernel/bpf/helpers.c. */
    private static boolean isOnlyWritten(StackBytes bytes) {
        return ONLY_WRITTEN.contains(LogLine.Step.called(bytes.call()));
    }

    /** A sentence on what no way through a program has written, whatever the kernel says of it; empty when all is. */
    public static Optional<String> note(ObjectFile file, ProgramSpec program) {
        return StackReads.surely(file, program).map(found -> {
            String place = program.lines().stream().filter(line -> line.slot() <= found.getKey())
                    .reduce((first, second) -> second)
                    .map(line -> place(line.file(), line.line()))
                    .orElse("");
            return new UnwrittenBytes(file, found.getValue(), Optional.empty(), place).note();
        });
    }

    private static String place(String file, int line) {
        return line <= 0 ? "" : (file.isEmpty() ? "line " : Path.of(file).getFileName() + ":") + line + ": ";
    }

    private String note() {
        String called = LogLine.Step.called(bytes.call());
        String reader = called.isEmpty() ? "the program" : called;
        Optional<Thing> thing = called.isEmpty() ? Optional.empty() : thing(called);
        return place + reader + " reads " + numbers() + " of " + thing.map(Thing::words).orElse("a variable") + names(
                thing) + ", never written on the way there: " + consequence(thing) + ". " + advice();
    }

    /** What the bytes are of, and its BTF type where that is known, else 0. */
    private record Thing(String words, int type) {}

    private Optional<Thing> thing(String helper) {
        Optional<MapSpec> map = file.maps().stream()
                .filter(m -> m.name().equals(bytes.map())
                        || bytes.map().length() == NAME && m.name().startsWith(bytes.map()))
                .findFirst();
        boolean pushed = helper.equals("bpf_map_push_elem");
        boolean ofMap = map.isPresent() && (helper.startsWith("bpf_map_") || helper.equals("bpf_sock_hash_update"));
        if (ofMap && !pushed && bytes.register() == (helper.startsWith("bpf_map_") ? 2 : 3)) {
            return Optional.of(new Thing("the key", map.get().keyTypeId()));
        }
        return ofMap ? Optional.of(new Thing("the value", map.get().valueTypeId())) : Optional.of(buffer());
    }

    private Thing buffer() {
        String name = declared() ? declared.group("name") : "its buffer";
        Optional<String> struct = declared() ? Optional.ofNullable(declared.group("struct")) : Optional.empty();
        int type = declared() && !declared.group("array").isEmpty() ? 0 : struct.flatMap(s -> file.btf()
                .map(btf -> btf.find(Kind.STRUCT, s).orElse(0))).orElse(0);
        return new Thing(name, type);
    }

    private boolean declared() {
        return why.filter(known -> known.remedy().isCode()).isPresent() && declared.matches();
    }

    private String numbers() {
        List<Integer> all = bytes.unwritten();
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < all.size();) {
            int end = i;
            while (end + 1 < all.size() && all.get(end + 1) == all.get(end) + 1) {
                end++;
            }
            runs.add(end == i ? String.valueOf(all.get(i)) : all.get(i) + "-" + all.get(end));
            i = end + 1;
        }
        return (all.size() == 1 ? "byte " : "bytes ") + String.join(", ", runs) + " of the " + bytes.size();
    }

    /** The fields that the bytes belong to, and the gaps. */
    private String names(Optional<Thing> thing) {
        Optional<Btf> btf = file.btf().filter(types -> thing.isPresent() && thing.get().type() > 0);
        if (btf.isEmpty() || btf.get().size(thing.get().type()) != bytes.size()) {
            return "";
        }
        List<Leaf> leaves = btf.get().leaves(thing.get().type());
        Set<String> names = new LinkedHashSet<>();
        for (int at : bytes.unwritten()) {
            names.add(leaves.stream().filter(leaf -> leaf.at() <= at && at < leaf.at() + leaf.bytes()).findFirst()
                    .map(Leaf::path)
                    .orElseGet(() -> gap(leaves, at)));
        }
        names.remove("");
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }

    private static String gap(List<Leaf> leaves, int at) {
        return leaves.stream().filter(leaf -> leaf.at() + leaf.bytes() <= at).reduce((first, second) -> second)
                .map(leaf -> "padding behind " + leaf.path())
                .orElse("padding");
    }

    private static String consequence(Optional<Thing> thing) {
        return thing.filter(t -> t.words().equals("the key")).isPresent()
                ? "equal keys may differ there, and are then two entries"
                : "they hold whatever was on the stack before";
    }

    private String advice() {
        if (!declared()) {
            return "Set all of it first, as with __builtin_memset(&key, 0, sizeof(key));";
        }
        String name = declared.group("name");
        String address = declared.group("array").isEmpty() ? "&" + name : name;
        return "Write " + why.get().fix() + "; in line " + why.get().remedy().line()
                + ", or below it __builtin_memset(" + address
                + ", 0, sizeof(" + name + "));";
    }
}
