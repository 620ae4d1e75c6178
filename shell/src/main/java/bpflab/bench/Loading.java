package bpflab.bench;

import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.hook.Hook;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.MapPin;
import bpflab.kernel.Program;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a file to programs in the kernel: compile if it is C, read the object, load it, keep it. */
public final class Loading {
    private final Bench bench;

    /** Loads onto that bench. */
    public Loading(Bench bench) {
        this.bench = bench;
    }

    /**
     * Compiles a C file, or reads an object file, and loads it.
     *
     * @throws bpflab.trouble.TroubleException the file cannot be read, clang or the kernel is missing
     * @throws InterruptedException Ctrl-C while clang ran
     */
    public Load load(Path file, LoadOptions options) throws InterruptedException {
        if (ObjectFile.isOne(file)) {
            ObjectFile object = ObjectFile.read(file);
            bench.loader().tryOut(object, options);
            return load(file, Optional.empty(), object, options);
        }
        return load(bench.clang().compile(file, List.of()), options);
    }

    /** Loads what was compiled; nothing where it did not compile. */
    public Load load(Compilation compilation, LoadOptions options) {
        Path file = compilation.source();
        if (compilation instanceof Compilation.Compiled compiled) {
            return load(file, Optional.of(compilation), ObjectFile.parse(file.toString(), compiled.object()),
                    options.with(bench.clang().trees(compilation)));
        }
        return new Load(file, Optional.of(compilation), Optional.empty(), List.of());
    }

    private Load load(Path file, Optional<Compilation> compilation, ObjectFile object, LoadOptions options) {
        options.only().ifPresent(name -> checkThere(file, object, name));
        LoadedObject loaded = bench.loader().load(object, options.pinnedIn(bench.folders().bpffs()));
        List<String> remarks = new ArrayList<>(loaded.notes());
        if (!loaded.programs().isEmpty()) {
            loaded.pins().forEach(pin -> remarks.add(pinned(pin)));
        }
        remarks.addAll(new PrintCalls(object).refused());
        bench.add(loaded).forEach(program -> remarks.add(stays(program, loaded)));
        return new Load(file, compilation, Optional.of(loaded), remarks);
    }

    private String pinned(MapPin pin) {
        String map = "map " + pin.map().name();
        if (pin.wasThere()) {
            return map + " is the one pinned at " + pin.path() + ": its content is from before";
        }
        try {
            bench.pin(pin.map()::pin, pin.path());
        } catch (TroubleException not) {
            return map + " was to be pinned, and is not: " + not.trouble().what() + ", " + not.trouble().why();
        }
        String end = bench.settings().on(Setting.KEEP_PINS)
                ? ", where it stays (keep-pins is on)"
                : " until this bench ends (to keep it: :set keep-pins on)";
        return map + " is pinned at " + pin.path() + end;
    }

    private static void checkThere(Path file, ObjectFile object, String name) {
        List<String> names = object.programs().stream().map(spec -> spec.name()).toList();
        if (!names.contains(name)) {
            throw Trouble.failed(
                            "there is no program " + name + " in " + file.getFileName(),
                            names.isEmpty() ? "it has no programs" : "its programs: " + String.join(", ", names),
                            Nearest.to(name, names)
                                    .map(near -> ":load " + file + " " + near + "   # did you mean " + near + "?")
                                    .orElse(":load " + file + "   # loads all of them"))
                    .toException();
        }
    }

    /** What is attached runs as it was: how the new one takes its place. */
    private String stays(Program earlier, LoadedObject loaded) {
        String name = earlier.name();
        int id = earlier.info().id();
        Optional<Hook> hook = bench.links().stream()
                .filter(link -> link.program().id() == id).map(Link::hook).findFirst();
        String place = hook.map(at -> " " + at.kind().word() + " " + at.target()).orElse("");
        String how = loaded.programs().stream().noneMatch(program -> program.name().equals(name))
                ? ", and the file has no other of that name: :detach " + name
                : hook.filter(at -> at.kind().takesAnother()).isPresent()
                ? "; the new one takes its place by :attach " + name + place + " --replace"
                : "; first :detach " + name + ", then :attach " + name + place;
        return "the earlier " + name + " (id " + id + ") stays attached" + how;
    }
}
