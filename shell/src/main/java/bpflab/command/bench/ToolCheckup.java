package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.bench.Leftovers;
import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.machine.Machine;
import bpflab.progress.Student;
import bpflab.trouble.TroubleException;
import bpflab.view.Units;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be installed: compiler, libraries, tools; and what the terminal and the disk are like. */
record ToolCheckup(Machine machine, Bench bench) {
    private static final long ROOM = 50L << 20;

    List<Finding> findings() {
        return List.of(
                clang(), libbpf(), hooks(), llvm(), tool("ip", "iproute2", true), tool("ping", "iputils-ping", false),
                        terminal(), letters(), home(), leftovers());
    }

    private Finding clang() {
        try {
            return Finding.good("clang", bench.clang().version() + "   " + bench.clang().path());
        } catch (TroubleException missing) {
            return Finding.bad("clang", missing.trouble().why(), missing.trouble().hint());
        }
    }

    private Finding libbpf() {
        try {
            bench.host();
            return Finding.good(
                    "libbpf", library("libbpf.so.1*").map(file -> file.getFileName().toString()).orElse("found"));
        } catch (TroubleException missing) {
            return Finding.bad("libbpf", missing.trouble().why(), missing.trouble().hint());
        }
    }

    /** Which kinds of hook this kernel has not: by its release, and what it was built with or allows. */
    private Finding hooks() {
        List<HookKind> lacking;
        try {
            Set<Feature> features = bench.host().features();
            lacking = Arrays.stream(HookKind.values()).filter(kind -> lacks(kind, features)).toList();
        } catch (TroubleException unknown) {
            return Finding.note("hooks", "not tried: " + unknown.trouble().why(), "");
        }
        return lacking.isEmpty()
                ? Finding.good("hooks", "all " + HookKind.values().length + " kinds")
                : Finding.note("hooks", "no " + lacking.stream().map(HookKind::word).collect(Collectors.joining(", ")),
                        "bpflab vm   # has most; or use what :attach offers instead");
    }

    private boolean lacks(HookKind kind, Set<Feature> features) {
        boolean old = machine.kernel()
                .filter(version -> !version.isAtLeast(kind.since().major(), kind.since().minor()))
                .isPresent();
        return old || kind.feature().filter(feature -> !features.contains(feature)).isPresent();
    }

    private Finding llvm() {
        Optional<Path> found = library("libLLVM*.so*");
        return found.isPresent()
                ? Finding.good("libLLVM", found.get().getFileName().toString())
                : Finding.note("libLLVM", "missing: :dump jited shows bytes", "!apt-get install llvm");
    }

    private Optional<Path> library(String glob) {
        return machine.libraries(glob).stream().reduce((first, second) -> second);
    }

    private Finding tool(String name, String packageName, boolean needed) {
        Optional<Path> found = machine.tools().find(name);
        if (found.isPresent()) {
            return Finding.good(name, found.get().toString());
        }
        String fix = "!apt-get install " + packageName;
        return needed
                ? Finding.bad(name, "missing: no lab network", fix)
                : Finding.note(name, "missing: no :lab ping", fix);
    }

    private Finding terminal() {
        String kind = machine.variable("TERM").orElse("");
        return kind.isEmpty() || kind.equals("dumb")
                ? Finding.note(
                        "terminal", "no colours, no line editing" + (kind.isEmpty() ? ": TERM is not set" : ""),
                                "export TERM=xterm-256color")
                : Finding.good("terminal", kind);
    }

    /** LC_ALL wins over LC_CTYPE, and that over LANG: POSIX, Base Definitions 8.2. */
    private Finding letters() {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .flatMap(name -> machine.variable(name).stream())
                .findFirst()
                .orElse("");
        boolean unicode = locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
        return unicode
                ? Finding.good("letters", locale)
                : Finding.note(
                        "letters", (locale.isEmpty() ? "no locale is set" : locale) + ": ✓ and │ may look wrong",
                                "export LANG=C.UTF-8");
    }

    private Finding home() {
        Path home = machine.path(Student.of(machine.environment()).home().toString());
        if (!Files.isWritable(home)) {
            return Finding.note("home", home + " cannot be written: progress is not kept", "");
        }
        File disk = home.toFile();
        return disk.getUsableSpace() < ROOM
                ? Finding.note("home", "only " + Units.count(disk.getUsableSpace() >> 20) + " MB left on " + home, "")
                : Finding.good("home", home + "   " + Units.count(disk.getUsableSpace() >> 20) + " MB free");
    }

    private Finding leftovers() {
        List<String> found = Leftovers.find(bench.folders(), note -> "attached: " + note);
        return found.isEmpty()
                ? Finding.good("leftovers", "none")
                : Finding.note("leftovers", String.join(", ", found), "the next start of bpflab removes them");
    }
}
