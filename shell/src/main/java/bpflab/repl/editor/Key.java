package bpflab.repl.editor;

import java.util.List;
import java.util.function.Consumer;
import org.jline.keymap.KeyMap;

/** What keys do: nano's, and what is painted on a keyboard. Terminals send some of them in one of several spellings. */
enum Key {
    INSERT(Editing::insertTyped),
    PASTE(Editing::insertPasted, "\u001b[200~"),
    ENTER(Editing::newLine, "\r", "\n"),
    TAB(Editing::tab, "\t"),
    LEFT(it -> it.go(it.page().left()), "\u001b[D", "\u001bOD", control('B')),
    RIGHT(it -> it.go(it.page().right()), "\u001b[C", "\u001bOC", control('F')),
    UP(it -> it.page().climb(1), "\u001b[A", "\u001bOA", control('P')),
    DOWN(it -> it.page().climb(-1), "\u001b[B", "\u001bOB", control('N')),
    HOME(it -> it.go(it.page().home()), "\u001b[H", "\u001bOH", "\u001b[1~", "\u001b[7~", control('A')),
    END(it -> it.go(it.page().end()), "\u001b[F", "\u001bOF", "\u001b[4~", "\u001b[8~", control('E')),
    PAGE_UP(it -> it.page().turn(1), "\u001b[5~", control('Y')),
    PAGE_DOWN(it -> it.page().turn(-1), "\u001b[6~", control('V')),
    FIRST(it -> it.go(Spot.START), "\u001b[1;5H", "\u001b\\", "\u001b<"),
    LAST(it -> it.go(it.text().end()), "\u001b[1;5F", "\u001b/", "\u001b>"),
    WORD_LEFT(Editing::wordLeft, "\u001b[1;5D", "\u001bb"),
    WORD_RIGHT(Editing::wordRight, "\u001b[1;5C", "\u001bf"),
    RUB_OUT(Editing::rubOut, "\u007f", control('H')),
    DELETE(Editing::delete, "\u001b[3~", control('D')),
    CUT(Editing::cut, control('K')),
    UNCUT(Editing::uncut, control('U')),
    UNDO(Editing::undo, "\u001bu", control('Z')),
    REDO(Editing::redo, "\u001be"),
    FIND(Editing::find, control('W')),
    AGAIN(Editing::findAgain, "\u001bw", "\u001bOR"),
    GO_TO(Editing::goToLine, control('_'), "\u001bg"),
    WHERE(Editing::tellPosition, control('C')),
    WRITE(Editing::write, control('O'), control('S')),
    LEAVE(Editing::leave, control('X')),
    REDRAW(Editing::redraw, control('L')),
    NONE(it -> { });

    private final Consumer<Editing> action;
    private final List<String> sent;

    Key(Consumer<Editing> action, String... sent) {
        this.action = action;
        this.sent = List.of(sent);
    }

    /** Does what the key does. */
    void act(Editing editing) {
        action.accept(editing);
    }

    /** All keys by what a terminal sends for them. */
    static KeyMap<Key> map() {
        KeyMap<Key> map = new KeyMap<>();
        map.setUnicode(INSERT);
        map.setNomatch(NONE);
        for (char letter = ' '; letter < 0x7f; letter++) {
            map.bind(INSERT, String.valueOf(letter));
        }
        for (Key key : values()) {
            map.bind(key, key.sent);
        }
        return map;
    }

    private static String control(char letter) {
        return KeyMap.ctrl(letter);
    }
}
