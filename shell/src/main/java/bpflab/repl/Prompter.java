package bpflab.repl;

import java.util.HashMap;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * JLine's reader, with the offered line in faint letters behind the cursor: Enter runs it, → End or Tab take it over to
 * change it.
 */
final class Prompter extends LineReaderImpl {
    private static final long PASTE_MILLIS = 15;
    private static final int DELETE = 0x7f;
    private static final int FAST_KEYS = 4;

    private Suggestion suggestion;
    private boolean leaving;
    private boolean keysMade;
    private Runnable whenShown = () -> { };

    Prompter(Terminal terminal, Map<String, Object> variables, Theme theme) {
        super(terminal, "bpflab", variables);
        option(Option.DISABLE_EVENT_EXPANSION, true);
        option(Option.HISTORY_IGNORE_DUPS, true);
        option(Option.INSERT_TAB, false);
        option(Option.COMPLETE_MATCHER_TYPO, false);
        option(Option.COMPLETE_MATCHER_CAMELCASE, false);
        option(Option.AUTO_FRESH_LINE, true);
        option(Option.LIST_PACKED, true);
        variable(SECONDARY_PROMPT_PATTERN, "%P … ");
        variable(LIST_MAX, 200);
        variable(COMPLETION_STYLE_STARTING, theme.isColoured() ? "fg:cyan" : "bold");
        variable(COMPLETION_STYLE_DESCRIPTION, "faint");
        variable(COMPLETION_STYLE_LIST_STARTING, theme.isColoured() ? "fg:cyan" : "bold");
        variable(COMPLETION_STYLE_LIST_DESCRIPTION, "faint");
    }

    /** Says what stands behind the cursor. */
    void suggest(Suggestion shown) {
        suggestion = shown;
        replace(ACCEPT_LINE, () -> takePasted('\n') || runOffer());
        replace(FORWARD_CHAR, this::takeOver);
        replace(END_OF_LINE, this::takeOver);
        replace(EXPAND_OR_COMPLETE, () -> takePasted('\t') || buf.length() == 0 && takeOver());
    }

    /** Tries {@code first}; where it has nothing to do the widget of old does its work. */
    private void replace(String name, Widget first) {
        Widget old = getBuiltinWidgets().get(name);
        getWidgets().put(name, () -> first.apply() || old.apply());
    }

    /** Does something once, as soon as the next prompt stands there. */
    void whenShown(Runnable task) {
        whenShown = task;
        getWidgets().put(CALLBACK_INIT, () -> {
            Runnable once = whenShown;
            whenShown = () -> { };
            once.run();
            return true;
        });
    }

    /**
     * Nothing yet: JLine's hundreds of keys, vi's among them, take a tenth of a start, and none is struck before the
     * first prompt stands there.
     */
    @Override
    public Map<String, KeyMap<Binding>> defaultKeyMaps() {
        return new HashMap<>();
    }

    /** Before there are keys every name is good; the prompt asks for the main ones only. */
    @Override
    public boolean setKeyMap(String name) {
        if (keysMade) {
            return super.setKeyMap(name);
        }
        keyMap = name;
        return true;
    }

    /** Asked for when the prompt stands there and a key is waited for, and before JLine looks at any others. */
    @Override
    public KeyMap<Binding> getKeys() {
        makeKeys();
        return super.getKeys();
    }

    @Override
    public Map<String, KeyMap<Binding>> getKeyMaps() {
        makeKeys();
        return super.getKeyMaps();
    }

    private void makeKeys() {
        if (!keysMade) {
            keysMade = true;
            keyMaps.putAll(super.defaultKeyMaps());
            bindBothModes();
        }
    }

    /** Terminals send these in one of two modes, and not all of them change the mode when they are asked to. */
    private void bindBothModes() {
        KeyMap<Binding> keys = keyMaps.get(EMACS);
        keys.bind(new Reference(FORWARD_CHAR), "\u001b[C", "\u001bOC");
        keys.bind(new Reference(BACKWARD_CHAR), "\u001b[D", "\u001bOD");
        keys.bind(new Reference(UP_LINE_OR_SEARCH), "\u001b[A", "\u001bOA");
        keys.bind(new Reference(DOWN_LINE_OR_SEARCH), "\u001b[B", "\u001bOB");
        keys.bind(new Reference(BEGINNING_OF_LINE), "\u001b[H", "\u001bOH");
        keys.bind(new Reference(END_OF_LINE), "\u001b[F", "\u001bOF");
    }

    /**
     * Nobody types the next key within a few milliseconds: what follows an Enter or a Tab at once was pasted, or typed
     * while a command ran. Then both are text, and all of it is one text of several lines, as in a bracketed paste.
     *
     * @return whether the key was text, and the line is not to be run yet
     */
    private boolean takePasted(char key) {
        StringBuilder text = new StringBuilder().append(key);
        for (int next = peekCharacter(PASTE_MILLIS); isText(next); next = peekCharacter(PASTE_MILLIS)) {
            int read = readCharacter();
            text.appendCodePoint(read == '\r' ? '\n' : read);
        }
        if (text.length() == 1 || key == '\t' && text.length() <= FAST_KEYS) {
            runMacro(text.substring(1)); // keys that were struck quickly behind a Tab still follow it
            return false;
        }
        buf.write(text);
        boolean ended = text.charAt(text.length() - 1) == '\n';
        return !ended || buf.toString().isBlank() && forget();
    }

    private static boolean isText(int key) {
        return key >= ' ' && key != DELETE || key == '\t' || key == '\r' || key == '\n';
    }

    private boolean forget() {
        buf.clear();
        return true;
    }

    private boolean runOffer() {
        if (buf.length() == 0) {
            suggestion.offer().ifPresent(buf::write);
        }
        return false;
    }

    private boolean takeOver() {
        String text = ghostText();
        buf.write(text);
        return !text.isEmpty();
    }

    /** What stays on the screen is what was run: no suggestion behind a line that Ctrl-C or Ctrl-D left. */
    @Override
    protected void cleanup() {
        leaving = true;
        super.cleanup();
        leaving = false;
    }

    /** A dumb terminal cannot take letters back, so it gets no suggestion: the prompt names the offer instead. */
    static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private String ghostText() {
        Buffer typed = getBuffer();
        boolean shown = suggestion != null
                && !leaving
                && !isDumb(terminal)
                && state == State.NORMAL
                && typed.cursor() == typed.length();
        return shown ? suggestion.behind(typed.toString()) : "";
    }

    /** The typed text as the highlighter has it, and the suggestion. The cursor does not move for it. */
    static AttributedString with(AttributedString typed, String ghostText) {
        return new AttributedStringBuilder()
                .append(typed)
                .styled(AttributedStyle::faint, ghostText)
                .toAttributedString();
    }

    /** What is drawn for a buffer. */
    AttributedString drawn(AttributedString typed) {
        return with(typed, ghostText());
    }
}
