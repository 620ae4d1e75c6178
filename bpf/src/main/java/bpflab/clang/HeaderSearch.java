package bpflab.clang;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where else to look when a header, or a name that a header should have, was not found. Each answer of clang can widen
 * the search once more; a file that compiles as it is costs nothing.
 */
final class HeaderSearch {
    /** Where repositories keep their headers, in the order of their frequency. */
    private static final List<String> FOLDERS = List.of(
            "headers", "include", "includes", "common", "lib", "libs", "src", "bpf", "src/bpf", "src/include",
            "bpf/headers", "bpf/include", "headers/bpf", "include/bpf", "libbpf/src", "libbpf/include", "vmlinux", "");
    /** How many folders up a header folder may lie. */
    private static final int LEVELS = 6;
    private static final Pattern MISSING = Pattern.compile("error: '(?<name>[^']+)' file not found");
    /** What newer libbpf's headers have: see the folder {@code newer} of {@link SuppliedHeaders}. */
    private static final String NAMES = "BPF_[KU](?:RET)?PROBE|BPF_KSYSCALL|PT_REGS_PARM6\\w*|BPF_CORE_WRITE_BITFIELD"
            + "|__uptr|__ulong|bpf_(?:for|for_each|repeat|core_cast|ksym_exists)|bpf_iter_num\\w*"
            + "|__arg_(?:ctx|nonnull|nullable|trusted|untrusted|arena)|__kptr_untrusted|__percpu_kptr";
    private static final String BRANCHES = "(?:un)?likely";
    private static final Pattern NEWER = Pattern.compile("\\b(?:" + NAMES + ")\\b|'" + BRANCHES + "'");
    /** A macro with arguments that is unknown: up to clang 15 a warning, and the call of a function. */
    private static final Pattern NEWER_CALL =
            Pattern.compile("implicit declaration of function '(?:" + NAMES + "|" + BRANCHES + ")'");
    /** Where it is unknown, clang takes the macro for a function, and names only what is missing in its body. */
    private static final Pattern NEWER_HEAD = Pattern.compile("(?m)^int BPF_U(?:RET)?PROBE\\(");
    /** An error in one of the kernel's own headers: some take types for granted that the C library's have. */
    private static final Pattern IN_KERNEL_HEADER =
            Pattern.compile("^/usr/include/(?:linux|asm|asm-generic)/[^:]+:\\d+:\\d+: (?:fatal )?error: ");
    private static final List<String> PRELUDE =
            Stream.of("stdint.h", "stddef.h", "time.h", "sys/socket.h").flatMap(h -> Stream.of("-include", h)).toList();

    private final Path source;
    private final String text;
    private final SuppliedHeaders supplied;
    private final NewerConstants constants;
    private final CalledFunctions functions;
    private final List<Path> found = new ArrayList<>();
    private boolean after;
    private boolean newer;
    private boolean prelude;
    private boolean guessing;

    HeaderSearch(SourceFile source, SuppliedHeaders supplied, KernelHeader kernel) {
        this.source = source.path();
        this.text = source.text();
        this.supplied = supplied;
        this.constants = new NewerConstants(kernel);
        this.functions = new CalledFunctions(kernel);
    }

    /** The folders near the source in which headers were found, as they are named from there. */
    List<Path> found() {
        return List.copyOf(found);
    }

    /** What a person has to know of what was put in. */
    List<Diagnostic> notes() {
        return Stream.concat(constants.note().stream(), functions.note().stream()).toList();
    }

    /**
     * Whether the last widening was a guess: a header takes types for granted, or the kernel's types are read before
     * what the file has above them. Good only when it compiles.
     */
    boolean isGuessing() {
        return guessing;
    }

    /** The words for clang. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        found.forEach(folder -> words.add("-I" + folder));
        if (newer) {
            words.add("-isystem" + supplied.newer());
        }
        if (after) {
            words.add("-idirafter" + supplied.after());
        }
        if (prelude) {
            words.addAll(PRELUDE);
        }
        words.addAll(constants.words());
        words.addAll(functions.words());
        return words;
    }

    /**
     * Looks further after what clang said.
     *
     * @param included what the file was seen to ask for
     * @return whether there are more words to try it with
     */
    boolean widen(String said, Includes included) {
        Matcher missing = MISSING.matcher(said);
        if (missing.find()) {
            return widenFor(missing.group("name"));
        }
        if (!newer && said.contains("error: ") && (NEWER.matcher(said).find() || NEWER_HEAD.matcher(text).find())) {
            newer = true;
            return true;
        }
        if (constants.widen(said) || widenForFunctions(said, included)) {
            return true;
        }
        if (!prelude && said.lines().filter(line -> line.contains("error: ")).findFirst()
                .filter(line -> IN_KERNEL_HEADER.matcher(line).find()).isPresent()) {
            prelude = true;
            guessing = true;
            after = true;
            return true;
        }
        return false;
    }

    /**
     * Looks further for macros of libbpf, and functions of the kernel, that clang up to 15 took for functions of the
     * file.
     *
     * @return as {@link #widen}
     */
    boolean widenForMacros(String said, Includes included) {
        if (!newer && NEWER_CALL.matcher(said).find()) {
            newer = true;
            return true;
        }
        return widenForFunctions(said, included);
    }

    /** Only beside the kernel's types as they are here. */
    private boolean widenForFunctions(String said, Includes included) {
        boolean wider = included.vmlinux() && functions.widen(said);
        guessing |= wider && !included.vmlinuxFirst();
        return wider;
    }

    private boolean widenFor(String header) {
        Optional<Path> folder = nearby(header);
        if (folder.isPresent()) {
            found.add(folder.get());
            return true;
        }
        boolean ours = header.startsWith("gnu/stubs")
                || header.startsWith("uapi/") && Files.isRegularFile(Path.of("/usr/include", header.substring(5)));
        if (ours && !after) {
            after = true;
            return true;
        }
        return false;
    }

    /** The nearest header folder, beside the source or above it, that has the header. */
    private Optional<Path> nearby(String header) {
        return nearby(source, header).map(this::named).filter(folder -> !found.contains(folder)).findFirst();
    }

    /** The folders near a source in which a header is, from the nearest on. */
    static Stream<Path> nearby(Path source, String header) {
        return Stream.iterate(source.toAbsolutePath().normalize().getParent(), Objects::nonNull, Path::getParent)
                .limit(LEVELS + 1)
                .flatMap(base -> FOLDERS.stream().map(base::resolve))
                .filter(folder -> Files.isRegularFile(folder.resolve(header)));
    }

    /** As a person in the working folder would write it, where that is no longer than the whole path. */
    private Path named(Path folder) {
        if (source.isAbsolute()) {
            return folder;
        }
        Path relative = Path.of("").toAbsolutePath().relativize(folder);
        return relative.toString().isEmpty() ? Path.of(".") : relative;
    }
}
