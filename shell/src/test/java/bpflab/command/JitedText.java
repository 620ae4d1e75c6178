package bpflab.command;

import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What {@code bpftool prog dump jited} prints, in our spelling: blanks for tabs, no source lines that say nothing, and
 * for addresses the name of what is there, or the offset inside of the function.
 */
record JitedText(Jited code, Symbols symbols) {
    private static final Pattern NOTHING = Pattern.compile("; ( ?\\[file:.*)?");
    private static final Pattern ADDRESS = Pattern.compile("\\b0xffffffff[0-9a-f]{8}\\b");

    List<String> asOurs(List<String> printed) {
        List<String> lines = new ArrayList<>();
        Iterator<Jited.Function> functions = code.functions().iterator();
        Jited.Function current = null;
        for (String line : printed) {
            if (line.startsWith("bpf_prog_")) {
                current = functions.next();
            }
            if (!NOTHING.matcher(line).matches()) {
                lines.add(line(line, current));
            }
        }
        while (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private String line(String line, Jited.Function current) {
        if (line.startsWith("\t")) {
            return "       " + line.strip();
        }
        return line.startsWith(";")
                ? line
                : ADDRESS.matcher(line.replace('\t', ' ')).replaceAll(found -> target(found, current)).stripTrailing();
    }

    private String target(MatchResult found, Jited.Function current) {
        long address = Long.parseUnsignedLong(found.group().substring(2), 16);
        long offset = address - current.address();
        return offset >= 0 && offset < current.code().length
                ? "0x" + Long.toHexString(offset)
                : symbols.at(address).orElse(found.group());
    }
}
