package bpflab.elf;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a function is called in C++ or Rust, of whose symbols it is a part: each name with its length before it,
 * {@code shop::Cart::add} in {@code _ZN4shop4Cart3addEi}. That is so in the Itanium C++ ABI (5.1.3), which Rust's older
 * symbols follow, and in Rust's own (RFC 2603).
 *
 * @param text with or without the types behind it: {@code shop::Cart::add(int)}
 */
public record SourceName(String text) {
    /** A hash that older Rust has behind the last name. */
    private static final String HASH = "17h[0-9a-f]{16}E";

    /** What stands for arguments of a template, which are not compared. */
    private static final String ARGUMENTS = "(?:I.*E)?";
    /** Names that have a letter of their own (5.1.8), and what they are in libraries since GCC 5. */
    private static final Map<String, String> SHORT = Map.of(
            "string", "(?:Ss|St7__cxx1112basic_stringIc.*E)",
            "basic_string", "(?:S[bs]|St7__cxx1112basic_string)" + ARGUMENTS,
            "allocator", "Sa" + ARGUMENTS, "ostream", "So", "istream", "Si", "iostream", "Sd");

    /** The symbols that stand for it, sorted: several where it has overloads, or its template several arguments. */
    public List<String> among(Collection<String> symbols) {
        String bare = text;
        for (String before = ""; !before.equals(bare); ) {
            before = bare;
            bare = bare.replaceAll("<[^<>]*>", "");
        }
        bare = bare.replaceFirst("\\(.*", "");
        if (!bare.matches("\\w+(::\\w+)*")) {
            return List.of();
        }
        Pattern mangled = Pattern.compile("_[ZR](?:.*\\D)?" + written(List.of(bare.split("::")))
                + "(?:" + HASH + ".*|(?!\\d).*)");
        return symbols.stream().filter(symbol -> mangled.matcher(symbol).matches()).sorted().toList();
    }

    private static String written(List<String> parts) {
        if (!parts.get(0).equals("std") || parts.size() < 2) {
            return plain(parts);
        }
        String known = SHORT.get(parts.get(1));
        return known != null ? known + plain(parts.subList(2, parts.size()))
                : "St(?:7__cxx11)?" + plain(parts.subList(1, parts.size()));
    }

    private static String plain(List<String> parts) {
        return parts.stream().map(part -> part.length() + part).collect(Collectors.joining(ARGUMENTS));
    }
}
