package bpflab.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tools, terminals and web pages put around a verifier's log: libbpf's and bpftool's BEGIN and END, iproute2's and
 * BCC's headings, cilium/ebpf's error in one line, {@code \n} as two letters, line numbers, margins, colours.
 */
final class Wrapping {
    private static final int TERMINAL = 80;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,20}[A-Za-z]");
    private static final Pattern BEGIN = Pattern.compile(
            "(?:.*?prog(?:ram)? '(?<program>[^']{1,100})':? ?)?-+ ?BEGIN (?:PROG LOAD|DUMP) LOG ?-+.*|.*Verifier "
                    + "analysis:\\s*");
    private static final Pattern END = Pattern.compile(".*-+ ?END (?:PROG LOAD|DUMP) LOG ?-+.*");
    private static final Pattern IPROUTE = Pattern.compile(
            "Prog section '(?<section>[^']{1,100})' (?:rejected|loaded).*");
    private static final Pattern NAMED = Pattern.compile(
            ".*(?:prog|program|function) '?(?<program>\\w{1,100})'?:? (?:BPF program load failed|failed to load|load "
                    + "program).*");
    private static final Pattern TOOL = Pattern.compile(
            "(?:libbpf|Error|Warning|WARNING|ERROR|bpf|Caused by|thread '[^']{0,80}' panicked.*|error)[:!].*"
                    + "|Prog section .*|\\s*- (?:Type|Instructions|License|Attach Type):.*|\\(\\d+ line\\(s\\) "
                            + "omitted\\)"
                    + "|.*failed to load(?: object)?[:! ].*|HINT: .*|Traceback.*|Exception: .*|bpftool .*|\\$ .*|# "
                            + ".*|```.*");
    private static final Pattern REASON = Pattern.compile(
            ".*(?:failed to load: (?<code>-\\d{1,4})|Failed to load program: (?<words>.{1,200})"
                    + "|load failed: (?<libbpf>.{1,200})|rejected: (?<ip>.{1,200})).*");
    /** What begins a line of the log, right behind its margin. */
    private static final String LINE =
            "(?=\\d{1,9}: [(R]|\\d{1,9}: frame|; |func#\\d|from \\d|processed \\d|R\\d{1,2} |last_idx |mark_precise)";
    private static final Pattern STAMP = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,20}Z? ");
    private static final Pattern NUMBER = Pattern.compile("^[ \\t]{0,8}\\d{1,7}[ \\t]{1,8}");
    private static final Pattern MARGIN = Pattern.compile("^[ \\t|>#]{0,16}" + LINE);
    private static final Pattern NUMBERED = Pattern.compile(NUMBER.pattern() + LINE);
    private static final Pattern CILIUM = Pattern.compile(
            "(?:.{0,300}: )?(?:permission denied|invalid argument|argument list too long|no space left on device): "
                    + "(.*?)"
                    + "(?: \\(\\d{1,9} line\\(s\\) omitted\\))?");
    private static final Pattern JOINED = Pattern.compile("(\\d{1,9}: \\([0-9a-f]{2}\\) [^:]*): (?=\\S)");
    private static final Pattern STARTS = Pattern.compile(
            "\\d{1,9}: .*|; .*|func#.*|from \\d.*|processed \\d.*|R\\d{1,2} .*|mark_precise.*|last_idx "
                    + ".*|verification .*"
                    + "|stack depth.*|invalid .*|math .*|regs=.*|parent .*|\\s+.*|[A-Z].*|caller:|callee:|to "
                            + "caller.*|arg#.*");

    private String program = "";
    private String section = "";
    private String reason = "";
    private String margin;
    private boolean numbered;
    private boolean inside;
    private boolean marked;
    private boolean begins;

    /** The lines of the log that this one holds; none when it is only wrapping. */
    List<String> own(String raw) {
        List<String> own = new ArrayList<>();
        String plain = COLOUR.matcher(raw).replaceAll("").replace("\r", "");
        begins = false;
        String[] parts = plain.contains("\\n") ? plain.split("\\\\n", -1) : new String[] {plain};
        for (String part : parts) {
            one(part.replace("\\t", "\t").replace("\\\"", "\""), own);
        }
        return own;
    }

    private void one(String line, List<String> own) {
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches()) {
            program = begin.group("program") == null ? program : begin.group("program");
            inside = true;
            marked = true;
            begins = true;
            own.clear();
            return;
        }
        if (END.matcher(line).matches()) {
            inside = false;
            return;
        }
        note(line);
        String bare = withoutMargin(STAMP.matcher(line).replaceFirst(""));
        Matcher cilium = CILIUM.matcher(bare);
        if (!inside && cilium.matches() && !cilium.group(1).isBlank()) {
            own.addAll(List.of(JOINED.matcher(cilium.group(1)).replaceAll("$1\n").split("\n")));
        } else if (marked ? inside : !TOOL.matcher(bare).matches()) {
            own.add(bare);
        }
    }

    /** The first line of the log shows the margin of all: so much blank, a quote's sign, or a number of its own. */
    private String withoutMargin(String line) {
        if (margin == null) {
            Matcher found = MARGIN.matcher(line);
            numbered = NUMBERED.matcher(line).find();
            margin = found.find() ? found.group() : numbered ? "" : null;
        }
        if (numbered) {
            return NUMBER.matcher(line).replaceFirst("");
        }
        return margin != null && line.startsWith(margin) ? line.substring(margin.length()) : line;
    }

    private void note(String line) {
        Matcher iproute = IPROUTE.matcher(line);
        if (iproute.matches()) {
            section = iproute.group("section");
            begins = true;
        }
        Matcher named = NAMED.matcher(line);
        if (named.matches()) {
            program = named.group("program");
        }
        Matcher why = REASON.matcher(line);
        if (why.matches()) {
            for (String group : List.of("code", "words", "libbpf", "ip")) {
                reason = why.group(group) == null ? reason : why.group(group);
            }
        }
    }

    /** Whether a new program's log began with the line read last. */
    boolean begins() {
        boolean now = begins;
        begins = false;
        return now;
    }

    String program() {
        return program;
    }

    String section() {
        return section;
    }

    /** What a tool said of the error; empty when none did. */
    String reason() {
        return reason;
    }

    /** The lines without the ends that a terminal of 80 columns gave them. */
    static List<String> joined(List<String> lines) {
        long full = lines.stream().filter(line -> line.length() == TERMINAL).count();
        boolean cut = full > 0 && lines.stream().noneMatch(line -> line.length() > TERMINAL);
        List<String> whole = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            if (cut && open && !STARTS.matcher(line).matches()) {
                whole.set(whole.size() - 1, whole.get(whole.size() - 1) + line);
            } else {
                whole.add(line);
            }
            open = line.length() == TERMINAL;
        }
        return whole;
    }
}
