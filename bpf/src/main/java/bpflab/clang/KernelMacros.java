package bpflab.clang;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Macros that C for the kernel takes for granted and no header of a package has. */
public final class KernelMacros {
    private static final Pattern UNDECLARED = Pattern.compile("(?:use of undeclared identifier|unknown type name|"
            + "implicit declaration of function|call to undeclared function) '(?<name>\\w+)'.*");

    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w+\\b");

    /** Of the kernel's own headers in include/linux, by name, as a program may define them. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("likely", "likely(x) __builtin_expect(!!(x), 1)"),
            Map.entry("unlikely", "unlikely(x) __builtin_expect(!!(x), 0)"),
            Map.entry("ARRAY_SIZE", "ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))"),
            Map.entry("BIT", "BIT(n) (1UL << (n))"),
            Map.entry("BIT_ULL", "BIT_ULL(n) (1ULL << (n))"),
            Map.entry("READ_ONCE", "READ_ONCE(x) (*(const volatile typeof(x) *)&(x))"),
            Map.entry("WRITE_ONCE", "WRITE_ONCE(x, v) (*(volatile typeof(x) *)&(x) = (v))"),
            Map.entry("min", once("min", "<")),
            Map.entry("max", once("max", ">")),
            Map.entry("swap", "swap(a, b) ({ typeof(a) _kept = (a); (a) = (b); (b) = _kept; })"),
            Map.entry("sizeof_field", "sizeof_field(type, member) sizeof(((type *)0)->member)"),
            Map.entry("offsetofend", "offsetofend(type, member) "
                    + "(__builtin_offsetof(type, member) + sizeof(((type *)0)->member))"),
            Map.entry("BUILD_BUG_ON", "BUILD_BUG_ON(wrong) _Static_assert(!(wrong), #wrong)"),
            Map.entry("noinline", "noinline __attribute__((noinline))"),
            Map.entry("__maybe_unused", "__maybe_unused __attribute__((unused))"));

    /** Of headers in tools/testing/selftests/bpf, which programs of today are often taken from. */
    private static final Map<String, Pattern> OF_SELFTESTS = Map.of(
            "bpf_experimental.h", Pattern.compile("can_loop|cond_break(?:_label)?|bpf_assert(?:_\\w+)?"
                    + "|bpf_(?:percpu_)?obj_(?:new|drop)|bpf_refcount_acquire|bpf_list_push_(?:front|back)"
                    + "|bpf_rbtree_add|bpf_cmp_(?:un)?likely|__contains|bpf_nop_mov"),
            "bpf_arena_common.h", Pattern.compile("__arena(?:_global)?|cast_kern|cast_user|bpf_addr_space_cast"
                    + "|arena_container_of|bpf_alloc|bpf_free"),
            "bpf_misc.h", Pattern.compile("__(?:success|failure|naked|msg|description|retval|log_level|imm\\w*"
                    + "|clobber_(?:all|common)|auxiliary|flag|arch_\\w+|xlated\\w*|jited\\w*)|SYS_PREFIX"));

    private KernelMacros() {}

    /** The definition of one of the kernel's own, as it stands behind {@code #define}; empty for other names. */
    public static Optional<String> definition(String name) {
        return Optional.ofNullable(OWN.get(name));
    }

    /** What to do about a message on a file with this text: on the name in it, or in the line that makes no sense. */
    static Optional<String> hint(Diagnostic diagnostic, String file) {
        Matcher undeclared = UNDECLARED.matcher(diagnostic.message());
        if (undeclared.matches()) {
            return hint(undeclared.group("name"));
        }
        return diagnostic.message().startsWith("expected ") && !diagnostic.source().isEmpty()
                ? WORD.matcher(diagnostic.source().get(0)).results()
                        .map(MatchResult::group)
                        .filter(word -> !knows(file, word))
                        .flatMap(word -> hint(word).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> hint(String name) {
        return definition(name)
                .map(as -> name + " is a macro of the kernel's own sources, which no header here has: write #define "
                        + as)
                .or(() -> selftestsHeader(name)
                        .map(header -> name + " is a macro of the kernel's selftests, which no package has: copy "
                                + header + " from tools/testing/selftests/bpf of the kernel's sources beside this file"
                                + ", and #include \"" + header + "\""));
    }

    private static Optional<String> selftestsHeader(String name) {
        return OF_SELFTESTS.keySet().stream()
                .filter(header -> OF_SELFTESTS.get(header).matcher(name).matches())
                .findFirst();
    }

    /** Whether a file defines a name, or includes what does. */
    private static boolean knows(String file, String name) {
        return Pattern.compile("#\\s*define\\s+" + name + "\\b").matcher(file).find()
                || selftestsHeader(name).filter(header -> file.contains(header + "\"")).isPresent();
    }

    /** A choice of two numbers as linux/minmax.h has it: what tells them is done once. */
    private static String once(String name, String sign) {
        return name + "(a, b) ({ typeof(a) _one = (a); typeof(b) _other = (b); _one " + sign
                + " _other ? _one : _other; })";
    }
}
