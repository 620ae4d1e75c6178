package bpflab.clang;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file named as C that is another language: what loads a program, with its text in it, or the program in a language
 * of its own.
 *
 * @param sign what C does not have
 * @param hint what to do
 */
record OtherLanguage(Pattern sign, String hint) {
    private static final String TEXT = "the program for the kernel is the C text in it: put that alone into a .c file";
    private static final List<OtherLanguage> ALL = List.of(
            of("^#!.*\\bbpftrace\\b|^(?:tracepoint|k(?:ret)?(?:probe|func)|u(?:ret)?probe|usdt|interval|profile|BEGIN"
                    + "|END)(?::\\S+)?\\s*(?:/[^/\\n]*/\\s*)?\\{",
                    "this is a bpftrace script, not C: bpftrace itself runs it, bpflab loads C alone"),
            of("^\\s*(?:public (?:final )?(?:class|record|interface|enum) \\w|import (?:static )?[\\w.]+(?:\\.\\*)?;)",
                    "this is Java, not C: a program for the kernel is written in C. Java is typed at the prompt, a "
                            + "file of it is read by :source FILE"),
            of("^\\s*(?:using namespace \\w|namespace \\w+\\s*\\{|template\\s*<|class \\w+\\s*[{:]"
                    + "|#\\s*include\\s*<(?:iostream|string|vector|memory|bcc/BPF\\.h)>)",
                    "this is C++, which BPF programs are not written in; " + TEXT),
            of("^(?:from [\\w.]+ import \\w|import \\w+\\s*$|def \\w+\\(.*\\):)",
                    "this is a Python script, not C; " + TEXT + ". The rest in Java: :translate FILE.py"),
            of("^package \\w+\\s*$", "this is Go, not C; " + TEXT),
            // A header that C and C++ share asks for __cplusplus first.
            of("\\A(?![\\s\\S]*__cplusplus)[\\s\\S]*^\\s*extern \"C\"",
                    "extern \"C\" is C++, and the file is read as C: take it out, and the } that belongs to it"));

    private static OtherLanguage of(String sign, String hint) {
        return new OtherLanguage(Pattern.compile(sign, Pattern.MULTILINE), hint);
    }

    /** What to do with a text that clang refused, where it is in one of them. */
    static Optional<String> hint(String code) {
        return ALL.stream().filter(language -> language.sign().matcher(code).find()).findFirst()
                .map(OtherLanguage::hint);
    }
}
