package bpflab.repl.editor;

import bpflab.owner.FileErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One file being edited: what each key does to it. */
final class Editing {
    private TextFile file;
    private final Text text;
    private final Page page;
    private final Keyboard keyboard;
    private final Frame frame;
    private final ReentrantLock drawing = new ReentrantLock();
    private final List<String> cutLines = new ArrayList<>();
    private Spot cutAt = new Spot(-1, 0);
    private String wanted = "";
    private String message = "";
    private boolean left;
    private Runnable shown = () -> { };

    Editing(TextFile file, Keyboard keyboard, Frame frame) {
        this.file = file;
        this.text = new Text(file.lines());
        this.page = new Page(text);
        this.keyboard = keyboard;
        this.frame = frame;
    }

    Text text() {
        return text;
    }

    Page page() {
        return page;
    }

    /** Begins at a line, from 1, and says why. */
    void beginAt(int line, String why) {
        page.begin(new Spot(line - 1, 0));
        message = why;
    }

    /** Reads keys until the editor is left. */
    void run() {
        drawing.lock();
        try {
            while (!left) {
                String title = file.path().getFileName() + (text.isChanged() ? "   changed" : "");
                String said = message;
                show(() -> frame.draw(page, title, said));
                message = "";
                next().ifPresentOrElse(key -> key.act(this), () -> left = true);
            }
        } finally {
            drawing.unlock();
        }
    }

    private void show(Runnable picture) {
        shown = picture;
        shown.run();
    }

    /** Only while a key is waited for may the window's size change what is shown. */
    private Optional<Key> next() {
        drawing.unlock();
        try {
            return keyboard.next();
        } finally {
            drawing.lock();
        }
    }

    /** Shows the same at the size that the window has now. */
    void resized() {
        drawing.lock();
        try {
            shown.run();
        } finally {
            drawing.unlock();
        }
    }

    void redraw() {
        frame.forget();
    }

    void go(Spot spot) {
        page.go(spot);
    }

    void insertTyped() {
        insert(keyboard.typed());
    }

    void insertPasted() {
        insert(keyboard.pasted());
    }

    void tab() {
        insert("\t");
    }

    /** A new line begins where the one above does. */
    void newLine() {
        String before = text.line(page.cursor().line()).substring(0, page.cursor().at());
        insert("\n" + before.substring(0, before.length() - before.stripLeading().length()));
    }

    private void insert(String letters) {
        replace(page.cursor(), page.cursor(), letters);
    }

    private void replace(Spot from, Spot to, String with) {
        go(text.replace(from, to, with, page.cursor()));
    }

    void rubOut() {
        replace(page.left(), page.cursor(), "");
    }

    void delete() {
        replace(page.cursor(), page.right(), "");
    }

    /** Lines that are cut one after the other come back together. */
    void cut() {
        int line = page.cursor().line();
        if (!cutAt.equals(page.home())) {
            cutLines.clear();
        }
        cutLines.add(text.line(line));
        boolean last = line + 1 == text.size();
        replace(page.home(), last ? page.end() : new Spot(line + 1, 0), "");
        go(new Spot(line, 0));
        cutAt = page.cursor();
    }

    void uncut() {
        if (!cutLines.isEmpty()) {
            replace(page.home(), page.home(), String.join("\n", cutLines) + "\n");
        }
        cutAt = new Spot(-1, 0);
    }

    void undo() {
        go(text.undo(page.cursor()));
    }

    void redo() {
        go(text.redo(page.cursor()));
    }

    void wordLeft() {
        Spot before = page.cursor();
        do {
            before = page.cursor();
            go(page.left());
        } while (!before.equals(page.cursor()) && !isWordStart(page.cursor()));
    }

    void wordRight() {
        Spot before = page.cursor();
        do {
            before = page.cursor();
            go(page.right());
        } while (!before.equals(page.cursor()) && !isWordStart(page.cursor()));
    }

    private boolean isWordStart(Spot spot) {
        String line = text.line(spot.line());
        return spot.at() < line.length()
                && Character.isJavaIdentifierPart(line.charAt(spot.at()))
                && (spot.at() == 0 || !Character.isJavaIdentifierPart(line.charAt(spot.at() - 1)));
    }

    void find() {
        ask("find" + (wanted.isEmpty() ? "" : " [" + wanted + "]"), "").ifPresent(typed -> {
            wanted = typed.isEmpty() ? wanted : typed;
            findAgain();
        });
    }

    /** The next place, from the cursor on and then from the top. */
    void findAgain() {
        String small = wanted.toLowerCase(Locale.ROOT);
        Spot from = page.cursor();
        for (int i = 0; i <= text.size() && !small.isEmpty(); i++) {
            int line = (from.line() + i) % text.size();
            int found = text.line(line).toLowerCase(Locale.ROOT).indexOf(small, i == 0 ? from.at() + 1 : 0);
            if (found >= 0) {
                go(new Spot(line, found));
                return;
            }
        }
        message = wanted.isEmpty() ? "" : "\"" + wanted + "\" is not in this file";
    }

    void goToLine() {
        ask("go to line", "").ifPresent(typed -> {
            if (typed.matches("\\d{1,9}")) {
                go(new Spot(Math.max(0, Integer.parseInt(typed) - 1), 0));
            } else {
                message = "that is no number of a line";
            }
        });
    }

    void tellPosition() {
        message = "line " + (page.cursor().line() + 1) + " of " + text.size() + ", column "
                + (page.columnInLine() + 1);
    }

    void write() {
        if (isAgreed()) {
            save();
        }
    }

    private boolean isAgreed() {
        String name = "" + file.path().getFileName();
        return ask(file.isOther()
                ? name + " was changed by others meanwhile. Enter writes over it, ^C does not"
                : "write " + name + "? Enter writes, ^C does not", "").isPresent();
    }

    private boolean save() {
        try {
            file = file.write(text.lines());
            text.saved();
            message = "written: " + (text.size() == 1 ? "1 line" : text.size() + " lines");
            return true;
        } catch (IOException cause) {
            message = "not written: " + FileErrors.reason(cause);
            return false;
        }
    }

    /** As in nano the name is confirmed, too: who is used to an Enter there must not type it elsewhere. */
    void leave() {
        if (!text.isChanged()) {
            left = true;
            return;
        }
        String answer = ask("it was changed: write it? y n, or ^C to go on", "yn").orElse("");
        if (answer.equals("n")) {
            left = true;
        } else if (answer.equals("y")) {
            left = isAgreed() && save();
        }
    }

    /**
     * Asks for a line of words, or for one letter out of {@code letters}.
     *
     * @return what was typed; empty when Ctrl-C said no
     */
    private Optional<String> ask(String question, String letters) {
        StringBuilder typed = new StringBuilder();
        while (true) {
            String words = question + ": " + typed;
            show(() -> frame.ask(page, words));
            Key key = next().orElse(Key.WHERE);
            String letter = key == Key.INSERT ? keyboard.typed() : "";
            if (key == Key.WHERE) {
                return Optional.empty();
            } else if (key == Key.ENTER && letters.isEmpty()) {
                return Optional.of(typed.toString());
            } else if (key == Key.RUB_OUT && !typed.isEmpty()) {
                typed.setLength(typed.length() - 1);
            } else if (letters.isEmpty()) {
                typed.append(letter);
            } else if (!letter.isEmpty() && letters.contains(letter.toLowerCase(Locale.ROOT))) {
                return Optional.of(letter.toLowerCase(Locale.ROOT));
            }
        }
    }
}
