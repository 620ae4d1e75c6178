package bpflab.notes;

import bpflab.bench.Journal;
import bpflab.bench.NamedFiles;
import bpflab.bench.Provenance;
import bpflab.tour.Tour;
import bpflab.view.View;
import bpflab.view.terminal.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened in a session, as pieces of notes: a heading for each lesson and step, remarks, files, lines. Whoever
 * types the lines at a fresh bench comes through the same steps.
 */
public final class Account {
    /** They speak of the session only. */
    private static final Set<String> LEFT_OUT = Set.of("notes", "save", "history", "help", "quit");

    /** They show the lesson's text, which the lesson has. */
    private static final Set<String> PAGES = Set.of("next", "back", "again", "lesson");

    private static final int MOST_LINES = 40;

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();
    private String lesson = "";
    private String step = "";

    private Account() {}

    /** Of these lines; empty when there is nothing to tell. */
    public static List<Piece> of(List<Journal.Entry> entries, Provenance provenance) {
        Account account = new Account();
        entries.stream().filter(entry -> !LEFT_OUT.contains(entry.command())).forEach(account::add);
        if (account.pieces.isEmpty()) {
            return List.of();
        }
        List<Piece> all = new ArrayList<>();
        all.add(new Piece.Heading(1, "A bpflab session"));
        all.add(new Piece.Remark(provenance.student() + " on " + provenance.time() + ", Linux " + provenance.kernel()
                + ", bpflab " + provenance.version()));
        all.addAll(account.pieces);
        return all;
    }

    private void add(Journal.Entry entry) {
        boolean pages = PAGES.contains(entry.command());
        Optional<Tour> at = pages || entry.before().isEmpty() ? entry.after() : entry.before();
        boolean comesIn = at.filter(tour -> !tour.lesson().name().equals(lesson)).isPresent();
        at.ifPresent(tour -> headings(tour, comesIn));
        if (entry.ending() == Journal.Ending.REMARK) {
            pieces.add(new Piece.Remark(entry.line().replaceFirst("^#+\\s*", "")));
            return;
        }
        if (comesIn) {
            arrive(at.get());
        }
        if (!(comesIn && pages)) {
            entry.files().forEach(this::give);
            pieces.add(typed(entry, pages));
        }
    }

    private void headings(Tour at, boolean comesIn) {
        if (comesIn) {
            lesson = at.lesson().name();
            step = "";
            files.clear();
            pieces.add(new Piece.Heading(2, at.lesson().title()));
        }
        String title = at.section().title();
        String now = "step " + at.number() + " of " + at.count() + (title.isEmpty() ? "" : ": " + title);
        if (!now.equals(step)) {
            step = now;
            pieces.add(new Piece.Heading(3, now));
        }
    }

    /** Into a lesson by its start, wherever the student came in. */
    private void arrive(Tour at) {
        pieces.add(done(":lesson " + at.lesson().name() + " --start"));
        if (at.number() > 1) {
            pieces.add(done(":next " + at.number()));
        }
    }

    private void give(NamedFiles.Text file) {
        if (!file.content().equals(files.put(file.name(), file.content()))) {
            pieces.add(new Piece.Given(file.name(), file.content()));
        }
    }

    private static Piece done(String line) {
        return new Piece.Typed(0, line, Piece.Typed.Kind.DONE, List.of());
    }

    private static Piece typed(Journal.Entry entry, boolean pages) {
        Piece.Typed.Kind kind = switch (entry.ending()) {
            case NO -> Piece.Typed.Kind.NO;
            case BY_HAND -> Piece.Typed.Kind.BY_HAND;
            default -> Piece.Typed.Kind.DONE;
        };
        return new Piece.Typed(0, entry.line(), kind, pages ? List.of() : output(entry.seen()));
    }

    private static List<String> output(List<View> seen) {
        Recording recording = Recording.unseen();
        seen.forEach(recording::keep);
        List<String> lines = recording.lines().stream().map(String::stripTrailing).toList();
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES));
        cut.add("… " + (lines.size() - MOST_LINES) + " more lines");
        return cut;
    }
}
