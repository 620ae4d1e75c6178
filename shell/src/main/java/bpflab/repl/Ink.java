package bpflab.repl;

import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import java.util.EnumMap;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * How roles look. Only colours that can be read on a dark and on a light ground (so neither blue nor yellow), and without
 * colour ({@code NO_COLOR}, see no-color.org) bold and faint alone.
 */
final class Ink {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final boolean coloured;
    private final Map<Role, AttributedStyle> styles = new EnumMap<>(Role.class);
    private final Map<Kind, AttributedStyle> kinds = new EnumMap<>(Kind.class);

    /** @param coloured whether colours may be used */
    Ink(boolean coloured) {
        this.coloured = coloured;
        styles.put(Role.TITLE, PLAIN.bold());
        styles.put(Role.MUTED, PLAIN.faint());
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

    /** The colours that a person who sets these variables wants. */
    static Ink of(Map<String, String> environment) {
        return new Ink(environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** A line, safe and styled. */
    AttributedString paint(Line line) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        for (Span span : Clean.line(line).spans()) {
            paint(span, out);
        }
        return out.toAttributedString();
    }

    /** The style of a role. */
    AttributedStyle style(Role role) {
        return styles.getOrDefault(role, PLAIN);
    }

    /** The style of a piece of code. */
    AttributedStyle style(Kind kind) {
        return kinds.getOrDefault(kind, PLAIN);
    }

    private void paint(Span span, AttributedStringBuilder out) {
        if (span.role() == Role.C) {
            CodeLight.C.split(span.text()).forEach(piece -> out.styled(style(piece.kind()), piece.text()));
        } else if (span.role() == Role.CODE) {
            CodeLight.INSTRUCTIONS.split(span.text()).forEach(piece -> out.styled(style(piece.kind()), piece.text()));
        } else {
            out.styled(style(span.role()), span.text());
        }
    }

    private AttributedStyle colour(int colour) {
        return coloured ? PLAIN.foreground(colour) : PLAIN;
    }
}
