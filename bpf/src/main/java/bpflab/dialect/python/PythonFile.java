package bpflab.dialect.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script is, and the C that comes with it. */
public final class PythonFile {
    private static final Pattern SCRIPT = Pattern.compile("\\A#!.*\\bpython|(?m)^from bcc import ");
    private static final Pattern SOURCE = Pattern.compile("\\bsrc_file\\s*=\\s*[bru]?[\"']([^\"'\\n]+)[\"']");
    private static final Pattern LONG_TEXT =
            Pattern.compile("(?s)\\b(\\w+)\\s*=\\s*([bruBRU]{0,2})(\"{3}|'{3})(.*?)\\3");
    private static final Pattern LOADED = Pattern.compile("\\bBPF\\(.*?\\btext\\s*=\\s*(\\w+)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\r?\\n|.)", Pattern.DOTALL);

    private PythonFile() {}

    /** Whether a text is a script, by its file's name or by what stands in it: installed ones have no ending. */
    public static boolean isScript(String file, String text) {
        return file.endsWith(".py") || SCRIPT.matcher(text).find();
    }

    /** The names of the files of C that a script loads. */
    public static List<String> loads(String script) {
        return SOURCE.matcher(script).results().map(found -> found.group(1)).distinct().toList();
    }

    /** The C that stands in a script itself, in three quotes, as BCC is given it where the script changes nothing. */
    public static Optional<String> program(String script) {
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher text = LONG_TEXT.matcher(script);
        while (text.find()) {
            boolean raw = text.group(2).toLowerCase(Locale.ROOT).contains("r");
            texts.putIfAbsent(text.group(1), raw ? text.group(4) : unescaped(text.group(4)));
        }
        Matcher loaded = LOADED.matcher(script);
        String name = loaded.find() ? loaded.group(1) : "text";
        return Optional.ofNullable(texts.getOrDefault(name, texts.get("text")));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "\\", "\"", "'" -> found.group(1);
            case "\n", "\r\n" -> "";
            default -> found.group();
        }));
    }
}
