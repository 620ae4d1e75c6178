package bpflab.repl;

import bpflab.command.Command;
import bpflab.view.Role;
import bpflab.view.code.SyntaxHighlighter;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Colours of the line being typed: a command that exists, its options; Java as C. A command that does not exist stays
 * plain until it does.
 */
final class InputHighlighter implements Highlighter {
    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<command>^\\s*:\\S*)|(?<system>^\\s*!)"
                    + "|(?<option>(?<=\\s)--?[a-z][\\w-]*)|(?<text>\"[^\"]*\"?|'[^']*'?)");

    private final Theme theme;
    private final Collection<String> commands;

    InputHighlighter(Theme theme, Collection<Command> commands) {
        this.theme = theme;
        this.commands = commands.stream().map(Command::name).toList();
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedString typed = paint(buffer);
        return reader instanceof Prompter prompter ? prompter.drawn(typed) : typed;
    }

    AttributedString paint(String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        String start = buffer.stripLeading();
        if (!start.startsWith(":") && !start.startsWith("!")) {
            SyntaxHighlighter.C.split(buffer).forEach(piece -> out.styled(theme.style(piece.kind()), piece.text()));
            return out.toAttributedString();
        }
        Matcher matcher = PIECE.matcher(buffer);
        int done = 0;
        while (matcher.find()) {
            out.append(buffer.substring(done, matcher.start()));
            out.styled(theme.style(role(matcher)), matcher.group());
            done = matcher.end();
        }
        return out.append(buffer.substring(done)).toAttributedString();
    }

    private Role role(Matcher matcher) {
        if (matcher.group("command") != null) {
            String name = matcher.group().strip().substring(1);
            boolean known = !name.isEmpty() && commands.stream().anyMatch(command -> command.startsWith(name));
            return known ? Role.COMMAND : Role.PLAIN;
        }
        return matcher.group("system") != null ? Role.COMMAND : matcher.group("option") != null ? Role.WARN : Role.GOOD;
    }
}
