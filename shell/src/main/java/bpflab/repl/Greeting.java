package bpflab.repl;

import bpflab.machine.Machine;
import bpflab.view.Fitting;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands above the first prompt. It comes from names of files alone, so that the prompt waits for neither clang
 * nor the kernel; {@code :doctor} is the one that looks properly.
 *
 * @param machine the one that is looked at
 */
record Greeting(Machine machine) {
    private static final Pattern LLVM = Pattern.compile("llvm-?(\\d+)|clang-(\\d+)");
    private static final Pattern LIBBPF = Pattern.compile("libbpf\\.so\\.(\\d+\\.\\d+)(\\.\\d+)*");

    /**
     * The lines.
     *
     * @param where what the course says of where the student is
     */
    View view(String version, View where) {
        return View.stack(List.of(head(version), where, hints()));
    }

    private View head(String version) {
        Optional<String> clang = clang();
        Optional<String> libbpf = libbpf();
        Optional<String> missing = machine.rights()
                .shortfall()
                .or(() -> clang.isEmpty() ? Optional.of("clang is missing") : Optional.empty())
                .or(() -> libbpf.isEmpty() ? Optional.of("libbpf is missing") : Optional.empty());
        List<String> parts =
                new ArrayList<>(
                        List.of("bpflab " + version,
                                "Linux " + machine.release().orElse("") + " " + Machine.architecture()));
        clang.ifPresent(number -> parts.add("clang " + number));
        libbpf.ifPresent(number -> parts.add("libbpf " + number));
        parts.add("JDK " + Runtime.version().feature());
        List<View> views = new ArrayList<>(List.of(new Fitting(versions(parts, missing.isEmpty()))));
        missing.ifPresent(words -> views.add(View.of(Line.of(
                new Span("  " + words + "   ", Role.WARN), new Span(":doctor", Role.COMMAND),
                Span.remark("says more")))));
        views.add(View.of(Line.EMPTY));
        return View.stack(views);
    }

    /** Bpflab and the system are always told, the others as far as there is room. */
    private static List<Line> versions(List<String> parts, boolean ready) {
        // As long when something is missing, so that the same parts are told.
        Span end = ready ? new Span("ready", Role.GOOD) : Span.of("     ");
        List<Line> versions = new ArrayList<>();
        for (int told = parts.size(); told >= 2; told--) {
            versions.add(Line.of(Span.of(String.join("   ", parts.subList(0, told)) + "   "), end));
        }
        return versions;
    }

    private static View hints() {
        return View.of(
                Line.of(
                        new Span("  :next", Role.COMMAND), Span.remark("goes on"), Span.of("   "),
                        new Span(":lessons", Role.COMMAND), Span.remark("lists"), Span.of("   "),
                        new Span(":help", Role.COMMAND), Span.of("   or commands, Java, "),
                                new Span("!ip link", Role.COMMAND)),
                Line.EMPTY);
    }

    /** Distributions name the folder that clang is linked to by its version: {@code /usr/lib/llvm-14/bin/clang}. */
    private Optional<String> clang() {
        return machine.tools().find("clang").map(clang -> {
            Matcher version = LLVM.matcher(real(clang));
            return version.find() ? Optional.ofNullable(version.group(1)).orElse(version.group(2)) : "";
        });
    }

    private Optional<String> libbpf() {
        return machine.library("libbpf.so.1").map(library -> {
            Matcher version = LIBBPF.matcher(real(library));
            return version.find() ? version.group(1) : "1";
        });
    }

    private static String real(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException gone) {
            return file.toString();
        }
    }
}
