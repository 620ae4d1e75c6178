package bpflab.linux;

import bpflab.ast.SourceTrees;
import bpflab.elf.ProgramSpec;
import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.ProgramInfo;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.LibbpfWarnings;
import bpflab.libbpf.Messages;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.obstacle.LoadReport;
import bpflab.obstacle.SectionType;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.verifier.log.VerifierLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loading of one program of an object, all others switched off. */
final class ProgramLoad {
    /** {@code BPF_LOG_STATS}: a refusal's message without what led there. */
    private static final int LOG_STATS = 4;

    /** What libbpf says when a jump table is filled in the C source with a program that is switched off. */
    private static final String EMPTY_SLOT = "failed to initialize slot";

    /** What libbpf says of types that another program of the object brought: {@link OpenObject#types}. */
    private static final String TYPES_ARE_THERE = "loading .BTF into kernel: -17";

    private final ProgramSpec spec;
    private final LoadOptions options;
    private final ObjectImage image;
    private final MapPlan plan;

    /** Whether the other programs are loaded along, only to be put into a jump table. */
    private boolean together;

    ProgramLoad(ProgramSpec spec, LoadOptions options, ObjectImage image, MapPlan plan) {
        this.plan = plan;
        this.spec = spec;
        this.options = options;
        this.image = image;
    }

    ProgramSpec spec() {
        return spec;
    }

    /** Loads it with the maps that are there, or makes them and adds them. A log that needs more room gets it. */
    LoadResult load(Map<String, Fd> maps, Readers readers, ProgramLog.Room room) {
        try (ProgramLog log = new ProgramLog(room)) {
            Optional<LoadResult> result = once(maps, readers, log, options.logLevel());
            if (result.filter(ProgramLoad::hasEmptySlot).isPresent()) {
                together = true;
                result = once(maps, readers, log, options.logLevel());
            }
            while (result.isEmpty() && log.grow()) {
                result = once(maps, readers, log, Math.max(1, options.logLevel()));
            }
            return result.isPresent() ? result.get() : brief(maps, readers, log);
        }
    }

    /**
     * The log does not fit, which alone makes the kernel refuse: once more with no more than the last message. Of the
     * long log Linux keeps the end (since 6.4), earlier ones the beginning.
     */
    private LoadResult brief(Map<String, Fd> maps, Readers readers, ProgramLog tooLong) {
        String part = tooLong.text().text();
        String end = part.substring(part.indexOf('\n') + 1);
        try (ProgramLog small = new ProgramLog(ProgramLog.ROOM)) {
            Optional<LoadResult> result = once(maps, readers, small, LOG_STATS);
            if (result.isPresent() && result.get() instanceof LoadResult.Loaded loaded) {
                return new LoadResult.Loaded(spec, loaded.program(), new VerifierLog(end), loaded.took());
            }
            String message = end.contains("\nprocessed ") ? "" : small.text().text();
            return new LoadResult.Rejected(spec, new VerifierLog(end + message), Errno.EACCES.words);
        }
    }

    private static boolean hasEmptySlot(LoadResult result) {
        return result instanceof LoadResult.Rejected rejected && rejected.reason().contains(EMPTY_SLOT);
    }

    /** One try; empty when the log was too small. */
    private Optional<LoadResult> once(Map<String, Fd> maps, Readers readers, ProgramLog log, int level) {
        try (OpenObject object = image.open()) {
            OpenObject.OpenProgram program = chosen(object);
            if (program.type() == 0) {
                def().ifPresent(def -> program.type(def.type().number(), def.attachNumber()));
            }
            program.log(log.buffer(), level);
            object.maps().forEach(plan::size);
            object.maps().stream()
                    .filter(map -> maps.containsKey(map.name()))
                    .forEach(map -> map.reuse(maps.get(map.name())));
            LoadCalls calls = new LoadCalls(readers.calls(), object, maps);
            long start = System.nanoTime();
            int code = object.load();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return code < 0
                    ? rejected(code, log, calls, level == 0 ? 2 : 1)
                    : Optional.of(loaded(new Success(object, program, took, calls), maps, readers, log));
        }
    }

    private OpenObject.OpenProgram chosen(OpenObject object) {
        OpenObject.OpenProgram chosen = null;
        for (OpenObject.OpenProgram program : object.programs()) {
            boolean mine = program.name().equals(spec.name());
            program.autoload(mine || together);
            if (together && !mine) {
                asByItself(program);
            }
            chosen = mine ? program : chosen;
        }
        if (chosen == null) {
            throw Trouble.failed(
                    "cannot load " + spec.name(),
                    "libbpf finds no program of that name in the object",
                    ":dump elf   # shows what is in it").toException();
        }
        return chosen;
    }

    /** Another one of the jump table, whose section does not say what it is either. */
    private void asByItself(OpenObject.OpenProgram other) {
        if (other.type() == 0) {
            plan.file().program(other.name()).flatMap(there -> new SectionType(plan.file(), there).taken())
                    .ifPresent(def -> other.type(def.type().number(), def.attachNumber()));
        }
    }

    /** The type that it is loaded as; empty when neither its section nor {@code --type} says one. */
    Optional<ProgramType> type() {
        return def().map(SecDef::type);
    }

    /** What the section says, also to a newer libbpf than this one; where it says nothing, what was asked for. */
    private Optional<SecDef> def() {
        return new Sec(spec.section()).def().or(() -> options.type().map(name -> new Sec(name).def()
                .orElseThrow(() -> Trouble.usage("cannot load " + spec.name(), "there is no program type " + name,
                                Nearest.hint(name, HookKind.sectionNames(),
                                        "types: " + String.join(" ", HookKind.sectionNames())))
                        .toException())));
    }

    /** What a rejection means; empty when only the log was too small. */
    private Optional<LoadResult> rejected(int code, ProgramLog log, LoadCalls calls, int tries) {
        List<String> warnings = Messages.take().stream().filter(line -> !line.contains(TYPES_ARE_THERE)).toList();
        calls.refused(spec.name(), code, tries, warnings);
        VerifierLog text = Errno.of(code) == Errno.ENOSPC ? VerifierLog.NONE : log.text();
        boolean tooSmall = Errno.of(code) == Errno.ENOSPC && !log.isEmpty();
        if (tooSmall) {
            return Optional.empty();
        }
        LoadReport report = new LoadReport(plan.file(), spec, warnings, text, Errno.of(code), new RunningKernel());
        return Optional.of(new LoadResult.Rejected(
                spec, text, report.obstacle(), LibbpfWarnings.reason(code, warnings), SourceTrees.NONE));
    }

    private record Success(OpenObject object, OpenObject.OpenProgram program, Duration took, LoadCalls calls) {}

    private LoadResult loaded(Success success, Map<String, Fd> maps, Readers readers, ProgramLog log) {
        Messages.take();
        return Fd.copyOf("program " + spec.name(), success.program().fd())
                .into(fd -> kept(fd, success, maps, readers, log));
    }

    private LoadResult kept(Fd fd, Success success, Map<String, Fd> maps, Readers readers, ProgramLog log) {
        ProgramInfo info = ProgramInfoReader.read(fd);
        image.keepTypes(success.object());
        keepMaps(success.object(), maps);
        String told = info.type().label() + " " + spec.name() + ", " + success.program().instructions()
                + " insns -> fd " + fd.number() + ", id " + info.id();
        success.calls().loaded(told, info.btfId(), together, maps);
        return new LoadResult.Loaded(
                spec, new LinuxProgram(readers, spec.name(), spec, fd).of(plan.file()), log.text(), success.took());
    }

    /** Keeps the maps that this program was the first to bring. */
    private static void keepMaps(OpenObject object, Map<String, Fd> maps) {
        for (OpenObject.OpenMap map : object.maps()) {
            if (map.fd() >= 0 && !maps.containsKey(map.name())) {
                maps.put(map.name(), Fd.copyOf("map " + map.name(), map.fd()));
            }
        }
    }
}
