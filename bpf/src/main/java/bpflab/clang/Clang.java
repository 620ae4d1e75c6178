package bpflab.clang;

import bpflab.ast.SourceTrees;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The compiler of this machine. */
public final class Clang implements AutoCloseable {
    /** What clang says of a precompiled header that is not for this clang, these flags or this header. */
    private static final Pattern BAD_PRECOMPILED = Pattern.compile(
            "error: .*(?:PCH|precompiled|AST) (?:file|header)|error: .*\\.pch'|has been modified since|error: "
                    + ".*precompiled header|error: malformed");
    private static final Pattern NO_VMLINUX = Pattern.compile("'vmlinux\\.h' file not found");

    private final Path path;
    private final Path cache;
    private final KernelHeader header;
    private final SuppliedHeaders supplied;
    private final Rewriter rewriter;
    /** Those that a text needs which is looked at and then compiled. */
    private final WaitingClang looking;
    private final WaitingClang compiling;
    private final SpareClang spare;
    private String version;

    private Clang(Path path, Path cache, KernelHeader header, SuppliedHeaders supplied) {
        this.spare = SpareClang.never(path);
        this.path = path;
        this.cache = cache;
        this.header = header;
        this.supplied = supplied;
        this.rewriter = Rewriter.NONE;
        this.looking = WaitingClang.NONE;
        this.compiling = WaitingClang.NONE;
    }

    private Clang(
            Clang like, Rewriter rewriter, WaitingClang looking, WaitingClang compiling, SpareClang spare) {
        this.spare = spare;
        this.path = like.path;
        this.cache = like.cache;
        this.header = like.header;
        this.supplied = like.supplied;
        this.rewriter = rewriter;
        this.looking = looking;
        this.compiling = compiling;
    }

    /**
     * Finds clang: {@code CLANG} in the environment, else {@code clang} on the PATH, else the newest of
     * {@code clang-22} down to {@code clang-14}.
     *
     * @param vmlinux where vmlinux.h comes from; asked when a source first includes it
     * @param cache the folder that keeps vmlinux.h, precompiled; made when needed
     * @throws bpflab.trouble.TroubleException there is none, and what to install
     */
    public static Clang find(HeaderSource vmlinux, Path cache) {
        return find(Machine.here(), vmlinux, cache);
    }

    static Clang find(Machine machine, HeaderSource vmlinux, Path cache) {
        return new Clang(new ClangSearch(machine).path(), cache, new KernelHeader(vmlinux, cache),
                new SuppliedHeaders(cache));
    }

    /** The same compiler, which has texts rewritten before it compiles them. */
    public Clang rewriting(Rewriter by) {
        return new Clang(this, by, looking, compiling, spare);
    }

    /**
     * The same compiler, which has a clang wait for two minutes behind a text that was looked at, so that a person who
     * changes such a text and loads it again waits half as long. Who asks for this closes it.
     */
    public Clang keepingReady() {
        return new Clang(this, rewriter, looking, compiling, new SpareClang(path));
    }

    /** The version, as {@code 14.0.6}; trouble where what was found is not clang. */
    public synchronized String version() {
        if (version == null) {
            try {
                version = ClangVersion.of(path, cache);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Trouble.failed("cannot ask clang for its version", "interrupted", "type it again").toException(e);
            }
        }
        return version;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Compiles one C file for BPF. {@code #include "vmlinux.h"} is this kernel's, precompiled where that means the
     * same. A header that is not found is looked for in the header folders beside the file and above it, and what this
     * system's headers lack is supplied ({@link SuppliedHeaders}).
     *
     * @param moreFlags further words for clang, after ours
     * @throws bpflab.trouble.TroubleException the file cannot be read; a flag has clang write files; clang cannot be
     *     run or is killed
     * @throws InterruptedException Ctrl-C: clang is ended
     */
    public Compilation compile(Path source, List<String> moreFlags) throws InterruptedException {
        WritingFlags.refuse(moreFlags);
        try (WaitingClang first = spare.take(); WaitingClang second = new WaitingClang(path)) {
            Compilation compilation = new Clang(this, rewriter, first, second, spare).compiled(source, moreFlags);
            spare.giveBack(first);
            return compilation;
        }
    }

    /** Ends the clang that waits for a text that may come; another one is not kept. */
    @Override
    public void close() {
        spare.close();
    }

    private Compilation compiled(Path source, List<String> moreFlags) throws InterruptedException {
        SourceFile read = SourceFile.readC(source);
        Optional<Rewritten> rewritten = rewriter.rewrite(read, List.copyOf(moreFlags), this);
        SourceFile file = rewritten.map(to -> new SourceFile(
                source, to.text(), new StandIns(cache).write(read, to.text()))).orElse(read);
        HeaderSearch search = new HeaderSearch(file, supplied, header);
        Try tried = once(file, search, moreFlags);
        while (tried.run.status() == 0
                ? search.widenForMacros(tried.run.said(), tried.includes)
                : search.widen(tried.run.said(), tried.includes)) {
            Try wider = once(file, search, moreFlags);
            if (wider.run.status() != 0 && search.isGuessing()) {
                break; // the guess did not help: what clang said before is what is wrong
            }
            tried = wider;
        }
        return new Outcome(file, tried.includes, tried.flags, tried.run, rewritten).compilation(path, search);
    }

    /** One run with the words that it had, and what the file was seen to ask for. */
    private record Try(Includes includes, List<String> flags, ClangRun run) {}

    private Try once(SourceFile file, HeaderSearch search, List<String> moreFlags) throws InterruptedException {
        List<Path> folders = Stream.concat(moreFlags.stream().filter(word -> word.matches("-I.+"))
                .map(word -> Path.of(word.substring(2))), search.found().stream()).toList();
        Includes includes = Includes.of(file, folders);
        List<String> more = new ArrayList<>(moreFlags);
        more.addAll(search.words());
        if (includes.vmlinuxFirst() && moreFlags.stream().allMatch(word -> word.startsWith("-I"))) {
            Optional<Path> precompiled = header.precompiled(path, version());
            if (precompiled.isPresent()) {
                List<String> flags = Flags.of(file, includes, header.folder(), more);
                ClangRun run = run(file, flags, List.of("-include-pch", precompiled.get().toString()));
                if (run.status() == 0 || !BAD_PRECOMPILED.matcher(run.said()).find()) {
                    return new Try(includes, flags, run);
                }
                header.reject(precompiled.get());
            }
        }
        return plainly(file, includes, more);
    }

    /**
     * What a {@link Rewriter} says that will ask for {@link #syntax}: while it gets its text ready clang is started,
     * once for that and once for the compilation that follows.
     */
    public void expectSyntax() {
        looking.start();
        compiling.start();
    }

    /**
     * clang's view of a text that is not compiled, however wrong it is.
     *
     * @param source the file that it stands for: headers in quotes are looked for beside it
     * @param text in letters of ASCII, so that an offset is the same in bytes and in letters
     * @param prelude a header that is read before it; it begins with {@code #include "vmlinux.h"}, and is precompiled
     * @param between what is read behind the prelude
     * @param flags further words for clang, of which {@code -D}, {@code -U} and {@code -I} matter here
     * @throws bpflab.trouble.TroubleException this kernel has no BTF, clang cannot be run, no room for its files
     * @throws InterruptedException Ctrl-C: clang is ended
     */
    public Syntax syntax(Path source, String text, String prelude, String between, List<String> flags)
            throws InterruptedException {
        return new SyntaxRun(path, header, looking).of(source, text, prelude, between, flags, version());
    }

    /**
     * What this system's headers define, as lines of {@code #define}.
     *
     * @param headers as {@code linux/ip.h}; those that are not there are passed over
     * @throws InterruptedException Ctrl-C: clang is ended
     */
    public String macros(List<String> headers) throws InterruptedException {
        return new SyntaxRun(path, header, WaitingClang.NONE).macros(headers, version());
    }

    /** This kernel's vmlinux.h; trouble where the kernel has no BTF, or there is no room. */
    public Path vmlinux() {
        return header.folder().resolve("vmlinux.h");
    }

    /** The trees of the functions of a compiled file, each made when it is first asked for. */
    public SourceTrees trees(Compilation compiled) {
        return new Trees(path.toString(), compiled);
    }

    private Try plainly(SourceFile file, Includes includes, List<String> more) throws InterruptedException {
        List<String> flags = Flags.of(file, includes, includes.vmlinux() ? header.folder() : null, more);
        ClangRun run = run(file, flags, List.of());
        if (run.status() != 0 && !includes.vmlinux() && NO_VMLINUX.matcher(run.said()).find()) {
            flags = Flags.of(file, includes, header.folder(), more);
            run = run(file, flags, List.of());
        }
        return new Try(includes, flags, run);
    }

    private ClangRun run(SourceFile file, List<String> flags, List<String> precompiled) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(flags);
        command.addAll(Flags.QUIET);
        command.addAll(precompiled);
        command.addAll(Flags.input(file.compiled()));
        command.addAll(List.of("-o", "-"));
        return compiling.run(command);
    }
}
