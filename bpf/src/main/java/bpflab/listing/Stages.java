package bpflab.listing;

import bpflab.btf.LineInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The stages of a program side by side: what became of each C line, in the order of the source. Code of a line that
 * stands in several places is brought together.
 */
public final class Stages {
    private Stages() {}

    /**
     * A C line and its code in each stage.
     *
     * @param source the line; empty for code that comes from none
     * @param changes what was done to the compiled code to make the xlated one; none where either is not known
     */
    public record Line(
            Optional<LineInfo> source, List<Row.Code> compiled, List<Row.Code> xlated, List<Row.Code> jited,
                    List<Rewrite.Change> changes) {
        public Line {
            compiled = List.copyOf(compiled);
            xlated = List.copyOf(xlated);
            jited = List.copyOf(jited);
            changes = List.copyOf(changes);
        }
    }

    /** The lines by file, in the order in which the files appear, then by number; code without a line comes first. */
    public static List<Line> align(List<Row> compiled, List<Row> xlated, List<Row> jited) {
        Map<Place, Gathered> byPlace = new LinkedHashMap<>();
        gather(compiled, byPlace, Gathered::compiled);
        gather(xlated, byPlace, Gathered::xlated);
        gather(jited, byPlace, Gathered::jited);
        List<String> files = byPlace.keySet().stream().map(Place::file).distinct().toList();
        List<Place> places = new ArrayList<>(byPlace.keySet());
        places.sort((a, b) -> {
            int byFile = Integer.compare(a.rank(files), b.rank(files));
            return byFile != 0 ? byFile : Integer.compare(a.line(), b.line());
        });
        boolean both = !compiled.isEmpty() && !xlated.isEmpty();
        Set<Row.Code> context = ContextAccesses.in(compiled);
        return places.stream()
                .map(place -> byPlace.get(place))
                .map(gathered -> gathered.line(both ? gathered.changes(context) : List.of()))
                .toList();
    }

    /** A function's code starts without a line: the last line of the function before it does not reach into it. */
    private static void gather(List<Row> rows, Map<Place, Gathered> byPlace, Function<Gathered, List<Row.Code>> stage) {
        LineInfo current = null;
        for (Row row : rows) {
            Enough.orGoOn();
            if (row instanceof Row.Function) {
                current = null;
            } else if (row instanceof Row.Source source) {
                current = source.info();
            } else if (row instanceof Row.Code code) {
                LineInfo line = current;
                stage.apply(byPlace.computeIfAbsent(Place.of(line), place -> new Gathered(line))).add(code);
            }
        }
    }

    /** What makes two line infos the same line; line 0 is none. */
    private record Place(String file, int line) {
        static Place of(LineInfo info) {
            return info == null || info.line() == 0 ? new Place("", 0) : new Place(info.file(), info.line());
        }

        int rank(List<String> files) {
            return line == 0 ? -1 : files.indexOf(file);
        }
    }

    private record Gathered(LineInfo source, List<Row.Code> compiled, List<Row.Code> xlated, List<Row.Code> jited) {
        Gathered(LineInfo source) {
            this(source, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        List<Rewrite.Change> changes(Set<Row.Code> context) {
            return Rewrites.of(compiled, xlated, context);
        }

        Line line(List<Rewrite.Change> changes) {
            Optional<LineInfo> known = Optional.ofNullable(source).filter(info -> info.line() != 0);
            return new Line(known, compiled, xlated, jited, changes);
        }
    }
}
