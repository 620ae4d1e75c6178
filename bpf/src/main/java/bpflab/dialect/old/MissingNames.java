package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names that the kernel's headers, or an old bpf_helpers.h, declared: declared again, or written as today. */
final class MissingNames implements Rule {
    private static final String KERNELS = "#include <linux/bpf.h>";
    private static final String HELPERS = "bpf/bpf_helpers.h";
    private static final String ENDIAN = "bpf/bpf_endian.h";
    private static final String TRACING = "bpf/bpf_tracing.h";
    private static final String WHY_DECLARED = "the headers of its time declared these by the way";
    /** The C library's names, and those inside the kernel, to libbpf's. */
    private static final Map<String, String> SWAPS = Map.ofEntries(
            Map.entry("htons", "bpf_htons"), Map.entry("htonl", "bpf_htonl"), Map.entry("ntohs", "bpf_ntohs"),
            Map.entry("ntohl", "bpf_ntohl"), Map.entry("cpu_to_be16", "bpf_htons"),
            Map.entry("cpu_to_be32", "bpf_htonl"), Map.entry("be16_to_cpu", "bpf_ntohs"),
            Map.entry("be32_to_cpu", "bpf_ntohl"), Map.entry("cpu_to_be64", "bpf_cpu_to_be64"),
            Map.entry("be64_to_cpu", "bpf_be64_to_cpu"));
    private static final Set<String> SWAPPERS = Set.of("arpa/inet.h", "netinet/in.h");
    private static final Pattern SWAPPED =
            Pattern.compile("bpf_(?:hton|ntoh)[sl]|bpf_cpu_to_\\w+|bpf_[bl]e\\d+_to_cpu");
    private static final Pattern TRACED = Pattern.compile("PT_REGS_\\w+|BPF_PROG|BPF_K(?:RET)?PROBE");
    /** What libbpf's bpf_helpers.h declares, of what programs use. */
    private static final Pattern HELPED = Pattern.compile("SEC|__uint|__type|__always_inline|bpf_[a-z0-9_]+");

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        Surroundings around = new Surroundings(source);
        Set<String> used = used(source, around);
        swap(source, around, used, draft);
        List<String> lines = new ArrayList<>();
        boolean kernels = around.includes(Surroundings.VMLINUX) || KernelTypes.areRead(source);
        if (!kernels && !around.includes("linux/bpf.h") && !around.defines("BPF_MAP_TYPE_HASH")) {
            lines.add(KERNELS);
        }
        Missing.TABLE.stream().filter(row -> row.isIncluded() && !kernels)
                .filter(row -> isMissing(row, used, around))
                .map(Missing::line).forEach(lines::add);
        if (kernels) {
            Missing.KERNELS.stream().filter(row -> isMissing(row, used, around)).map(Missing::line)
                    .forEach(lines::add);
        }
        helpers(source, around, used, kernels, lines);
        if (IprouteNames.areMissing(source)) {
            lines.addAll(IprouteNames.lines(used));
        }
        Missing.TABLE.stream().filter(row -> !row.isIncluded() && !(kernels && row.isType()))
                .filter(row -> isMissing(row, used, around))
                .map(Missing::line).forEach(lines::add);
        insert(source, lines, kernels, draft);
    }

    private static boolean isMissing(Missing row, Set<String> used, Surroundings around) {
        return used.stream().anyMatch(name -> row.names().matcher(name).matches())
                && row.headers().stream().noneMatch(around::includes);
    }

    private static Set<String> used(Original source, Surroundings around) {
        Set<String> names = IntStream.range(0, source.tokens().size())
                .filter(i -> source.token(i).kind() == Token.Kind.NAME && !isAttribute(source, i))
                .mapToObj(i -> source.token(i).text())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = around.expanded(names);
        if (Sections.hasBareProgram(source)) {
            used.add("SEC"); // it is given one
        }
        used.removeIf(around::defines);
        if (used.contains("ip_is_fragment")) {
            used.add("bpf_htons");
        }
        return used;
    }

    /** {@code noinline} of {@code __attribute__((noinline))} is the compiler's. */
    private static boolean isAttribute(Original source, int at) {
        return source.token(at - 1).is("(") && source.token(at - 2).is("(") && source.token(at - 3).is("__attribute__");
    }

    private static void swap(Original source, Surroundings around, Set<String> used, Draft draft) {
        if (SWAPPERS.stream().anyMatch(around::includes)) {
            return;
        }
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            String today = SWAPS.get(token.text());
            if (today != null && used.contains(token.text()) && source.token(i + 1).is("(")) {
                draft.replace(token.from(), token.to(), today, "BPF has no C library: libbpf's " + ENDIAN
                        + " turns bytes around");
                used.add(today);
            }
        }
    }

    /** libbpf's headers, or what maps of today need where the file brings its own. */
    private static void helpers(
            Original source, Surroundings around, Set<String> used, boolean kernels, List<String> lines) {
        boolean maps = !LegacyMap.all(source).isEmpty();
        boolean own = around.defines("SEC") || around.defines("bpf_map_lookup_elem")
                || around.defines("__uint") && used.stream().noneMatch(name -> name.startsWith("bpf_"));
        boolean needed = maps
                || IprouteNames.areMissing(source)
                || used.stream().anyMatch(name -> HELPED.matcher(name).matches());
        if (!around.includes(HELPERS) && !own && needed) {
            boolean typed = kernels || lines.contains(KERNELS) || around.includes("linux/bpf.h");
            if (!typed && !around.defines("__u64")) {
                lines.add("#include <linux/types.h>");
            }
            lines.add("#include <" + HELPERS + ">");
        } else if (own && maps) {
            if (!around.defines("__uint")) {
                lines.addAll(List.of(
                        "#define __uint(name, val) int (*name)[val]", "#define __type(name, val) typeof(val) *name",
                        "#define __array(name, val) typeof(val) *name[]"));
            }
            if (!around.defines("SEC")) {
                lines.add("#define SEC(name) __attribute__((section(name), used))");
            }
            if (source.names("pinning") && !around.defines("LIBBPF_PIN_BY_NAME")) {
                lines.add("#define LIBBPF_PIN_BY_NAME 1");
            }
        }
        if (!around.includes(ENDIAN) && used.stream().anyMatch(name -> SWAPPED.matcher(name).matches())) {
            lines.add("#include <" + ENDIAN + ">");
        }
        if (!around.includes(TRACING) && used.stream().anyMatch(name -> TRACED.matcher(name).matches())) {
            lines.add("#include <" + TRACING + ">");
        }
    }

    /** Below what the text includes itself; linux/bpf.h above libbpf's, which use its types. */
    private static void insert(Original source, List<String> all, boolean kernels, Draft draft) {
        Set<String> lines = new LinkedHashSet<>(all);
        Inclusions inclusions = new Inclusions(source);
        if (!kernels && (lines.contains(KERNELS) || inclusions.isBehindLibbpfs("linux/bpf.h"))) {
            draft.insert(inclusions.first(), KERNELS + "\n", "libbpf's headers use the types of this one");
            lines.remove(KERNELS);
        }
        if (!lines.isEmpty()) {
            draft.insert(inclusions.behind(firstUse(source, lines)), String.join("\n", lines) + "\n", WHY_DECLARED);
        }
    }

    /** Where a type is first used that one of the lines declares; behind all where none is. */
    private static int firstUse(Original source, Set<String> lines) {
        Set<String> types = lines.stream()
                .filter(line -> line.startsWith("typedef "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1, line.length() - 1))
                .collect(Collectors.toSet());
        return source.tokens().stream()
                .filter(token -> token.kind() == Token.Kind.NAME && !token.directive() && types.contains(token.text()))
                .mapToInt(Token::from).findFirst().orElse(source.text().length());
    }
}
