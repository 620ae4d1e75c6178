package bpflab.repl.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The lines that are edited, and how to take back what was done to them. */
final class Text {
    private final List<String> lines;
    private final Deque<Change> done = new ArrayDeque<>();
    private final Deque<Change> undone = new ArrayDeque<>();
    private Change saved;

    /** Some lines became others; {@code from} is where the cursor was before, {@code to} where it was then. */
    private record Change(int line, List<String> before, List<String> after, Spot from, Spot to) {
        /** One letter, or a word letter by letter: the cursor went on in its line. */
        boolean isTyped() {
            return before.size() == 1 && after.size() == 1 && from.line() == to.line() && from.at() < to.at();
        }

        Change and(Change next) {
            return new Change(line, before, next.after, from, next.to);
        }
    }

    /** @param lines at least one */
    Text(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    String line(int number) {
        return lines.get(number);
    }

    int size() {
        return lines.size();
    }

    Spot end() {
        return new Spot(lines.size() - 1, lines.get(lines.size() - 1).length());
    }

    /** Whether it is another text than the one that was saved. */
    boolean isChanged() {
        return done.peek() != saved;
    }

    /** What is there now is what the file holds. */
    void saved() {
        saved = done.peek();
    }

    /**
     * Puts a text, which may have several lines, in the place of what is between two spots.
     *
     * @param cursor where the cursor is, to be brought back there
     * @return the spot behind the new text
     */
    Spot replace(Spot from, Spot to, String with, Spot cursor) {
        List<String> before = List.copyOf(lines.subList(from.line(), to.line() + 1));
        String head = lines.get(from.line()).substring(0, from.at());
        String tail = lines.get(to.line()).substring(to.at());
        List<String> after = List.of((head + with + tail).split("\n", -1));
        int last = after.size() - 1;
        Change change = new Change(from.line(), before, after, cursor,
                new Spot(from.line() + last, after.get(last).length() - tail.length()));
        swap(change.line(), before.size(), after);
        done.push(isTyping(from, to, with) ? done.pop().and(change) : change);
        undone.clear();
        return change.to();
    }

    /** Whether a letter goes on with the word that is being typed: a word is taken back as one. */
    private boolean isTyping(Spot from, Spot to, String with) {
        Change last = done.peek();
        if (last == null || last == saved || !from.equals(to) || !from.equals(last.to()) || !isLetter(with)) {
            return false;
        }
        String line = lines.get(from.line());
        return last.isTyped() && isLetter(line.substring(line.offsetByCodePoints(from.at(), -1), from.at()));
    }

    private static boolean isLetter(String typed) {
        return typed.codePointCount(0, typed.length()) == 1 && Character.isLetterOrDigit(typed.codePointAt(0));
    }

    /**
     * Takes the last change back.
     *
     * @return where the cursor was before it; where it is when there is none
     */
    Spot undo(Spot cursor) {
        if (done.isEmpty()) {
            return cursor;
        }
        Change change = done.pop();
        undone.push(change);
        swap(change.line(), change.after().size(), change.before());
        return change.from();
    }

    /**
     * Does again what was taken back last.
     *
     * @return where the cursor was then; where it is when there is nothing
     */
    Spot redo(Spot cursor) {
        if (undone.isEmpty()) {
            return cursor;
        }
        Change change = undone.pop();
        done.push(change);
        swap(change.line(), change.before().size(), change.after());
        return change.to();
    }

    private void swap(int line, int count, List<String> with) {
        List<String> place = lines.subList(line, line + count);
        place.clear();
        place.addAll(with);
    }
}
