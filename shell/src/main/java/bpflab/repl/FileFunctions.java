package bpflab.repl;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.owner.PlainFile;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The functions of a file that is not loaded: of an object all, of C those with a section, without running clang. */
final class FileFunctions {
    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    /** {@code SEC("xdp") int f(…)}, {@code SEC("kprobe/x") int BPF_KPROBE(f, …)}. */
    private static final Pattern FUNCTION = Pattern.compile(
            "\\bSEC\\s*\\(\\s*\"[^\"]*\"\\s*\\)[^;={}()\"]*?\\b(?:BPF_[A-Z_0-9]+\\s*\\(\\s*)?(\\w+)\\s*[(,)]");

    private FileFunctions() {}

    static List<String> of(Path file) {
        try {
            return ObjectFile.isOne(file) ? ofObject(ObjectFile.listed(file)) : ofSource(PlainFile.text(file));
        } catch (IOException | TroubleException nothingToOffer) {
            return List.of();
        }
    }

    private static List<String> ofObject(ObjectFile object) {
        return Stream.concat(object.programs().stream(), object.subprograms().stream())
                .map(ProgramSpec::name).distinct().toList();
    }

    private static List<String> ofSource(String text) {
        List<String> names = new ArrayList<>();
        for (Matcher found = FUNCTION.matcher(COMMENTS.matcher(text).replaceAll(" ")); found.find();) {
            names.add(found.group(1));
        }
        return names.stream().distinct().toList();
    }
}
