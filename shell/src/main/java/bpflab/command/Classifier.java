package bpflab.command;

import bpflab.command.Typed.Kind;
import bpflab.trouble.Nearest;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in which language a line is. The surest sign decides first: a prompt pasted in front, C and bpftrace, whose
 * signs nobody else uses; then what Java cannot be; and only then Java, which is asked for all that looks like it.
 */
final class Classifier {
    private static final Pattern PROMPT =
            Pattern.compile(
                    "(?:bpflab[^>\\n]*>|jshell>|[\\w.-]+@[\\w.-]+[^\\s$#]*\\s?[^\\s$#]*[$#]|[$#%>])\\s+(?=\\S)");
    /** What people say elsewhere to the same end. */
    private static final Map<String, String> SAME =
            Map.of("exit", ":quit", "q", ":quit", "logout", ":quit", "bye", ":quit", "?", ":help", "man", ":help", "h",
                    ":help");
    /** What people call in a sentence what a command does. */
    private static final Map<String, String> MEANT =
            Map.of("leave", "quit", "exit", "quit", "continue", "next", "stop", "quit", "remove", "detach");
    /** As other languages' prompts are left. */
    private static final Pattern END = Pattern.compile("/?(exit|quit)(?:\\(\\d*\\);?)?");
    /** As Markdown and chats set a line. */
    private static final Pattern CODE = Pattern.compile("`([^`\\n]*[^`\\s][^`\\n]*)`");
    private static final Pattern TOOL =
            Pattern.compile("(?:(?:sudo|doas)\\s+)?([a-z][\\w.+-]*)\\s+(?:--?[A-Za-z]|['\"])[^\\n]*$");
    private static final Pattern TRACER = Pattern.compile("(?:(?:sudo|doas)\\s+)?bpftrace\\s");
    private static final Pattern CONSTANT = Pattern.compile("(?:XDP|TC_ACT|BPF)_[A-Z0-9_]+");
    /** This very program, as the README has it typed at a shell. */
    private static final Pattern OURSELVES =
            Pattern.compile("(?:(?:sudo|doas)\\s+)?(?:\\./)?bpflab(?=\\s+\\S|$)(?!\\s*[=.(;>])[^\\S\\n]*(?!.*\\n)");
    private static final Pattern FILE = Pattern.compile("[\\w./~-]+\\.(c|o|h|bpflab)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_./~][\\w./~+-]*");

    private final Commands commands;
    private final Predicate<String> tools;
    private final Predicate<String> declared;
    private final boolean root;

    /**
     * A classifier.
     *
     * @param tools whether a program of that name can be run
     * @param declared whether Java at the prompt has something of that name
     * @param root whether {@code sudo} changes nothing
     */
    Classifier(Commands commands, Predicate<String> tools, Predicate<String> declared, boolean root) {
        this.commands = commands;
        this.tools = tools;
        this.declared = declared;
        this.root = root;
    }

    /** What a line is, or several that belong together: the first that is no remark tells. */
    Typed of(String text) {
        String line = text.strip();
        Matcher code = CODE.matcher(line);
        if (code.matches()) {
            return behindPrompt(line, code.group(1).strip());
        }
        Matcher end = END.matcher(line);
        if (end.matches() && !declared.test(end.group(1))) {
            return new Typed(Kind.COMMAND, ":quit");
        }
        if (isOfTool(line)) {
            return words(line);
        }
        boolean tracer = tools.test("bpftrace");
        if (Signs.BPFTRACE.in(line) || !tracer && TRACER.matcher(line).lookingAt()) {
            return new Typed(Kind.BPFTRACE, tracer ? "!bpftrace -e " + quoted(line) : "");
        }
        if (CONSTANT.matcher(line).matches()) {
            return new Typed(Kind.SENTENCE, ":explain " + line);
        }
        Matcher prompt = PROMPT.matcher(line);
        if (!Signs.C.in(line) && prompt.lookingAt() && line.indexOf('\n') < 0) {
            return behindPrompt(line, line.substring(prompt.end()));
        }
        if (OURSELVES.matcher(line).lookingAt()) {
            return new Typed(Kind.OURSELVES, OwnLine.at(OURSELVES.matcher(line).replaceFirst("")));
        }
        if (Signs.PYTHON.in(line)) {
            return new Typed(Kind.PYTHON, "");
        }
        if (Signs.C.in(line)) {
            return new Typed(Kind.C, "");
        }
        if (line.startsWith("#")) {
            return new Typed(Kind.REMARK, line);
        }
        return words(line);
    }

    /** A program's name and an option or a text: what stands in the quotes may be any language. */
    private boolean isOfTool(String line) {
        Matcher tool = TOOL.matcher(line);
        return tool.lookingAt() && tools.test(tool.group(1));
    }

    /** A remark may begin like a prompt; it is one only if what follows can be run. */
    private Typed behindPrompt(String line, String rest) {
        if (rest.startsWith(":") || rest.startsWith("!")) {
            return new Typed(Kind.COMMAND, rest);
        }
        Typed inner = of(rest);
        boolean runs = inner.kind() == Kind.SYSTEM || inner.kind() == Kind.COMMAND;
        if (line.startsWith("#") && (!runs || Signs.PROSE.in(rest))) {
            return new Typed(Kind.REMARK, line);
        }
        return inner.kind() == Kind.JAVA ? new Typed(Kind.COMMAND, rest) : inner;
    }

    private Typed words(String line) {
        String[] words = line.split("\\s+");
        String first = words[0];
        if (Signs.JAVA_FIRST.in(line) || declared.test(first.replaceAll("(?U)\\W.*", "")) && !first.isEmpty()) {
            return new Typed(Kind.JAVA, line);
        }
        if (SAME.containsKey(first) && (words.length == 1 || first.equals("man") || first.equals("exit"))) {
            String same = SAME.get(first);
            boolean ours = first.equals("man") && words.length > 1 && commands.names().contains(words[1]);
            return first.equals("man") && !ours && tools.test("man")
                    ? new Typed(Kind.SYSTEM, "!" + line)
                    : new Typed(Kind.COMMAND, ours ? same + " " + words[1] : same);
        }
        if (commands.names().contains(first) && !Signs.OPERATED.in(line)) {
            String ours = command(first, line);
            if (ours.equals(":help " + first) && isSystem(words, line)) {
                return new Typed(Kind.SYSTEM, "!" + line); // diff a.c b.c
            }
            boolean prose = Signs.ARTICLE.in(line) || ours.equals(":help " + first) && Signs.PROSE.in(line);
            return prose ? sentence(words) : new Typed(Kind.COMMAND, ours);
        }
        if (FILE.matcher(line).matches() && !tools.test(line)) {
            String verb = line.endsWith(".h") ? ":edit " : line.endsWith(".bpflab") ? ":source " : ":load ";
            return new Typed(Kind.COMMAND, verb + line);
        }
        if (isSystem(words, line)) {
            return new Typed(Kind.SYSTEM, "!" + withoutSudo(words, line));
        }
        if (Signs.OPTIONS.in(line)) {
            return sentence(words); // of a program that is not on this machine
        }
        return Signs.JAVA.in(line) || JavaNames.declares(words) ? new Typed(Kind.JAVA, line) : sentence(words);
    }

    /** With its colon, if its words are in order; else its help. */
    private String command(String name, String line) {
        Command command = commands.named(name);
        try {
            List<String> words = Tokenizer.words(line);
            ParsedArguments sorted = ParsedArguments.sort(name, command.help(), words.subList(1, words.size()));
            command.help().arguments().stream().limit(1)
                    .filter(first -> first.kind() == Argument.Kind.COMMAND)
                    .flatMap(first -> sorted.at(0).filter(word -> !word.equals(CommandHelp.JAVA)).stream())
                    .forEach(commands::named);
            return ":" + line;
        } catch (TroubleException otherwise) {
            return name.equals("help") ? ":help" : ":help " + name;
        }
    }

    private boolean isSystem(String[] words, String line) {
        if (Signs.SHELL.in(line)) {
            return true;
        }
        int at = 0;
        while (at < words.length && words[at].matches("[A-Za-z_]\\w*=\\S*")) {
            at++;
        }
        if (at == words.length || at > 0 && line.endsWith(";")) {
            return false;
        }
        String first = words[at].replaceAll("[;&|<>].*", "");
        if (first.equals("sudo") || first.equals("doas")) {
            return words.length > at + 1;
        }
        return WORD.matcher(first).matches()
                && tools.test(first)
                && !line.equals("yes") // said to nobody, and as a program without end
                && (at > 0 || !Signs.OPERATED.in(line))
                && (words.length == at + 1 || !Signs.PROSE.in(line) || !Character.isLetter(words[at + 1].charAt(0)));
    }

    /** Root needs no sudo, and a small machine has none. */
    private String withoutSudo(String[] words, String line) {
        boolean sudo = words[0].equals("sudo") || words[0].equals("doas");
        return sudo && (root || !tools.test(words[0])) && words.length > 1 && !words[1].startsWith("-")
                ? line.substring(words[0].length()).strip()
                : line;
    }

    private Typed sentence(String[] words) {
        boolean asks = words.length > 1 && words[0].equalsIgnoreCase("how");
        String name = Arrays.stream(words).skip(asks ? 1 : 0)
                .map(word -> word.replaceAll("[^\\w-]", ""))
                .map(word -> MEANT.getOrDefault(word, word))
                .filter(commands.names()::contains)
                .reduce((before, last) -> last)
                .orElse("");
        if (name.isEmpty()) {
            return new Typed(Kind.SENTENCE, mistyped(words).orElse(""));
        }
        return new Typed(Kind.SENTENCE, ":help " + name);
    }

    /** {@code lod x.c}: the command that the first word is nearly, if it can do something with the others. */
    private Optional<String> mistyped(String[] words) {
        Optional<String> near = Nearest.to(words[0], commands.names());
        String rest = String.join(" ", Arrays.asList(words).subList(1, words.length));
        if (rest.isEmpty()) {
            return near.map(name -> ":" + name);
        }
        return near.filter(name -> !Signs.PROSE.in(words[0] + " " + rest))
                .map(name -> command(name, name + " " + rest))
                .filter(line -> !line.startsWith(":help "));
    }

    /** As one word for a shell. */
    private static String quoted(String line) {
        return "'" + line.replace("'", "'\\''") + "'";
    }
}
