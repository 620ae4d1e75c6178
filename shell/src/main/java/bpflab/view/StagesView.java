package bpflab.view;

import bpflab.btf.LineInfo;
import bpflab.listing.Enough;
import bpflab.listing.Rewrite.Change;
import bpflab.listing.Rewrite;
import bpflab.listing.Row;
import bpflab.listing.Stages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every stage of a program under its C line: as compiled, after the verifier, as machine code.
 */
public final class StagesView {
    private static final int CODE_WIDTH = 32;
    private static final int PLACE_WIDTH = 5;

    private StagesView() {}

    /** {@code machine} is what the machine code is called: {@code x86-64}. */
    public static View of(List<Stages.Line> stages, String machine) {
        boolean severalFiles = stages.stream()
                .flatMap(line -> line.source().stream())
                .map(LineInfo::file)
                .distinct()
                .count() > 1;
        List<Line> lines = new ArrayList<>();
        String file = "";
        for (Stages.Line stage : stages) {
            String here = stage.source().map(LineInfo::file).orElse(file);
            if (severalFiles && !here.equals(file)) {
                lines.add(Line.of(here, Role.MUTED));
            }
            file = here;
            lines.add(head(stage.source()));
            addRows("compiled", texts(stage.compiled(), false), lines);
            addKernel(stage, lines);
            addRows(machine, texts(stage.jited(), true), lines);
        }
        return new Listing(lines);
    }

    private static Line head(Optional<LineInfo> source) {
        return source.map(info -> Line.of(
                        new Span(String.format(Locale.ROOT, "%4d │ ", info.line()), Role.MUTED),
                                new Span(Clean.text(info.text().strip()), Role.C)))
                .orElse(Line.of("     │ no line of C", Role.MUTED));
    }

    /** A row of code: where it stands, what it says, and perhaps a remark. */
    private record Text(String at, String code, String remark) {}

    private static List<Text> texts(List<Row.Code> rows, boolean hexadecimal) {
        return rows.stream()
                .map(row -> new Text(
                        hexadecimal ? Integer.toHexString(row.at()) : String.valueOf(row.at()), row.plain(),
                        row.note().brief().isEmpty() ? "" : "; " + row.note().brief()))
                .toList();
    }

    /** What the verifier left as it was is counted, not repeated; what it did is named where it was done. */
    private static void addKernel(Stages.Line stage, List<Line> lines) {
        Map<Row.Code, Change> changed = new IdentityHashMap<>();
        Map<Row.Code, Integer> goneBefore = new IdentityHashMap<>();
        int goneAtEnd = 0;
        for (Change change : stage.changes()) {
            change.after().forEach(row -> changed.put(row, change));
            int gone = change.after().isEmpty() ? change.before().size() : 0;
            change.next().ifPresent(row -> goneBefore.merge(row, gone, Integer::sum));
            goneAtEnd += change.next().isEmpty() ? gone : 0;
        }
        Set<Change> told = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Text> shown = new ArrayList<>();
        boolean known = !stage.compiled().isEmpty() || !stage.changes().isEmpty();
        int same = 0;
        for (Row.Code row : stage.xlated()) {
            Enough.orGoOn();
            Change change = changed.get(row);
            int gone = goneBefore.getOrDefault(row, 0);
            if (change != null || gone > 0 || !known) {
                addSame(same, shown);
                addGone(gone, shown);
                same = 0;
            }
            if (change == null && known) {
                same++;
            } else {
                String remark = change != null && told.add(change) ? "← " + change.what().words() : "";
                shown.add(new Text(String.valueOf(row.at()), row.plain(), remark));
            }
        }
        addSame(same, shown);
        addGone(goneAtEnd, shown);
        addRows("kernel", shown, lines);
    }

    private static void addGone(int gone, List<Text> shown) {
        if (gone > 0) {
            shown.add(new Text(
                    "…", Units.count(gone, "line", "lines") + " gone", "← " + Rewrite.DEAD_CODE.words()));
        }
    }

    private static void addSame(int count, List<Text> shown) {
        if (count > 0) {
            shown.add(new Text("…", Units.count(count, "line", "lines") + " the same", ""));
        }
    }

    private static void addRows(String label, List<Text> rows, List<Line> lines) {
        String shown = label;
        for (Text row : rows) {
            Enough.orGoOn();
            String place = " ".repeat(Math.max(0, PLACE_WIDTH - row.at().length())) + row.at() + "  ";
            List<Span> spans = new ArrayList<>(List.of(
                    new Span("     │ " + Width.padded(shown, 8) + place, Role.MUTED),
                    new Span(row.code(), row.at().equals("…") ? Role.MUTED : Role.CODE)));
            if (!row.remark().isEmpty()) {
                spans.add(new Span(
                        " ".repeat(Math.max(1, CODE_WIDTH - Width.of(row.code()))) + row.remark(), Role.MUTED));
            }
            lines.add(new Line(spans));
            shown = "";
        }
    }
}
