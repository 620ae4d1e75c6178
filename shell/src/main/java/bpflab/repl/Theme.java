package bpflab.repl;

import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.code.Kind;
import bpflab.view.code.SyntaxHighlighter;
import java.util.EnumMap;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStyle;

/**
 * How roles look. Only colours that can be read on a dark and on a light ground (so neither blue nor yellow), and
 * without colour ({@code NO_COLOR}, see no-color.org) bold and faint alone.
 */
final class Theme {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private static final String RESET = "\u001b[0m";

    private final boolean coloured;
    private final boolean escapes;
    private final boolean links;
    private final Map<Role, AttributedStyle> styles = new EnumMap<>(Role.class);
    private final Map<Kind, AttributedStyle> kinds = new EnumMap<>(Kind.class);

    /**
     * @param coloured whether colours may be used
     * @param escapes whether the terminal understands any escape at all
     * @param links whether it makes links of addresses
     */
    Theme(boolean coloured, boolean escapes, boolean links) {
        this.coloured = coloured;
        this.escapes = escapes;
        this.links = links && escapes;
        styles.put(Role.TITLE, PLAIN.bold());
        styles.put(Role.MUTED, PLAIN.faint());
        styles.put(Role.REMARK, PLAIN.faint());
        styles.put(Role.GOOD, colour(AttributedStyle.GREEN));
        styles.put(Role.BAD, colour(AttributedStyle.RED).bold());
        styles.put(Role.WARN, colour(AttributedStyle.MAGENTA));
        styles.put(Role.NAME, PLAIN.bold());
        styles.put(Role.COMMAND, colour(AttributedStyle.CYAN));
        kinds.put(Kind.KEYWORD, colour(AttributedStyle.MAGENTA));
        kinds.put(Kind.TYPE, colour(AttributedStyle.CYAN));
        kinds.put(Kind.TEXT, colour(AttributedStyle.GREEN));
        kinds.put(Kind.REMARK, PLAIN.faint());
        kinds.put(Kind.NAME, PLAIN.bold());
        kinds.put(Kind.REGISTER, colour(AttributedStyle.CYAN));
    }

    /** What this terminal can and its person wants. */
    static Theme of(Terminal terminal, Map<String, String> environment) {
        boolean dumb = Prompter.isDumb(terminal);
        return new Theme(
                environment.getOrDefault("NO_COLOR", "").isEmpty(), !dumb, Hyperlinks.areKnown(environment));
    }

    /** Whether colours may be used. */
    boolean isColoured() {
        return coloured;
    }

    /** A line, safe and styled. */
    StyledLine paint(Line line) {
        StringBuilder text = new StringBuilder();
        StringBuilder ansi = new StringBuilder();
        for (Span span : Clean.line(line).spans()) {
            text.append(span.text());
            paint(span, ansi);
        }
        return new StyledLine(text.toString(), ansi.toString());
    }

    /** The style of a role. */
    AttributedStyle style(Role role) {
        return styles.getOrDefault(role, PLAIN);
    }

    /** The style of a piece of code. */
    AttributedStyle style(Kind kind) {
        return kinds.getOrDefault(kind, PLAIN);
    }

    private void paint(Span span, StringBuilder out) {
        if (span.role() == Role.C) {
            SyntaxHighlighter.C.split(span.text()).forEach(piece -> add(out, piece.text(), style(piece.kind())));
        } else if (span.role() == Role.CODE) {
            SyntaxHighlighter.INSTRUCTIONS.split(span.text())
                    .forEach(piece -> add(out, piece.text(), style(piece.kind())));
        } else if (span.role() == Role.LINK && links) {
            out.append(Hyperlinks.of(span.text()));
        } else {
            add(out, span.text(), style(span.role()));
        }
    }

    private void add(StringBuilder out, String text, AttributedStyle style) {
        if (!escapes || style.equals(PLAIN) || text.isBlank()) {
            out.append(text);
        } else {
            out.append("\u001b[").append(style.toAnsi()).append('m').append(text).append(RESET);
        }
    }

    private AttributedStyle colour(int colour) {
        return coloured ? PLAIN.foreground(colour) : PLAIN;
    }
}
