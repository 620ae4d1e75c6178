package bpflab.command.course;

import bpflab.insn.Helpers;
import bpflab.owner.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The helpers that programs may call: by their number, and by what the kernel's header says of them, from which
 * scripts/bpf_doc.py makes bpf-helpers(7).
 */
record HelperMeanings(Path header) implements Meanings {
    /** Where the header is that every file of C for BPF includes. */
    static final Path HEADER = Path.of("/usr/include/linux/bpf.h");

    private static final long MOST_BYTES = 4 << 20;
    private static final String DOCUMENTED =
            "(?m)^ \\* (?<signature>[\\w ]+[ *]%s\\(.*\\))\\n \\*[ \\t]+Description\\n"
            + "(?<text>(?: \\*[ \\t]+(?!Return\\n)\\S.*\\n)++)";

    @Override
    public Optional<Meaning> find(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("\\(\\)$", "");
        int place = Helpers.names().indexOf(name);
        return place < 0 ? Optional.empty() : Optional.of(new Meaning(name, "a helper", text(name, place + 1)));
    }

    private String text(String name, int number) {
        return documented(name) + "Helper number " + number + ". `man 7 bpf-helpers` has all of them.";
    }

    /** The signature and the first paragraph; nothing where this machine has no such header. */
    private String documented(String name) {
        try {
            String all = new String(PlainFile.read(header, MOST_BYTES), StandardCharsets.UTF_8);
            Matcher found = Pattern.compile(String.format(DOCUMENTED, name)).matcher(all);
            return found.find()
                    ? "`" + found.group("signature") + "`\n\n" + plain(found.group("text")) + "\n\n" : "";
        } catch (IOException notHere) {
            return "";
        }
    }

    /** Out of reStructuredText, and of the comment; without words that lead to a list. */
    private static String plain(String text) {
        return text.replaceAll("(?m)^ \\*[ \\t]+", "").replaceAll("\\\\ ", "").replaceAll("\\*+", "")
                .replace("``", "`").replaceAll("\\s+", " ").strip().replaceFirst("\\. [^.]*:$", ".");
    }

    @Override
    public List<String> names() {
        return Helpers.names();
    }
}
