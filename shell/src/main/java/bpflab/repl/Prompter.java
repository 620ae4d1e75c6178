package bpflab.repl;

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
    private Suggestion ghost;
    private boolean leaving;
    private Runnable whenShown = () -> { };

    Prompter(Terminal terminal, Map<String, Object> variables, Theme ink) {
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
        variable(COMPLETION_STYLE_STARTING, ink.isColoured() ? "fg:cyan" : "bold");
        variable(COMPLETION_STYLE_DESCRIPTION, "faint");
        variable(COMPLETION_STYLE_LIST_STARTING, ink.isColoured() ? "fg:cyan" : "bold");
        variable(COMPLETION_STYLE_LIST_DESCRIPTION, "faint");
    }

    /** Says what stands behind the cursor. */
    void suggest(Suggestion shown) {
        ghost = shown;
        bindBothModes();
        replace(ACCEPT_LINE, this::runOffer);
        replace(FORWARD_CHAR, this::takeOver);
        replace(END_OF_LINE, this::takeOver);
        replace(EXPAND_OR_COMPLETE, () -> buf.length() == 0 && takeOver());
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

    /** Terminals send these in one of two modes, and not all of them change the mode when they are asked to. */
    private void bindBothModes() {
        KeyMap<Binding> keys = getKeyMaps().get(EMACS);
        keys.bind(new Reference(FORWARD_CHAR), "\u001b[C", "\u001bOC");
        keys.bind(new Reference(BACKWARD_CHAR), "\u001b[D", "\u001bOD");
        keys.bind(new Reference(UP_LINE_OR_SEARCH), "\u001b[A", "\u001bOA");
        keys.bind(new Reference(DOWN_LINE_OR_SEARCH), "\u001b[B", "\u001bOB");
        keys.bind(new Reference(BEGINNING_OF_LINE), "\u001b[H", "\u001bOH");
        keys.bind(new Reference(END_OF_LINE), "\u001b[F", "\u001bOF");
    }

    private boolean runOffer() {
        if (buf.length() == 0) {
            ghost.offer().ifPresent(buf::write);
        }
        return false;
    }

    private boolean takeOver() {
        String text = ghostText();
        buf.write(text);
        return !text.isEmpty();
    }

    /** What stays on the screen is what was run: no ghost behind a line that Ctrl-C or Ctrl-D left. */
    @Override
    protected void cleanup() {
        leaving = true;
        super.cleanup();
        leaving = false;
    }

    /** A dumb terminal cannot take letters back, so it gets no ghost: the prompt names the offer instead. */
    static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private String ghostText() {
        Buffer typed = getBuffer();
        boolean shown = ghost != null
                && !leaving
                && !isDumb(terminal)
                && state == State.NORMAL
                && typed.cursor() == typed.length();
        return shown ? ghost.behind(typed.toString()) : "";
    }

    /** The typed text as the highlighter has it, and the ghost. The cursor does not move for it. */
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
