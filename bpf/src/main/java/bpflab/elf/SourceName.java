package bpflab.elf;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

    /** The symbols that stand for it, sorted: several where it has overloads. */
    public List<String> among(Collection<String> symbols) {
        String bare = text.replaceFirst("[(<].*", "");
        if (!bare.matches("\\w+(::\\w+)*")) {
            return List.of();
        }
        String parts = Arrays.stream(bare.split("::")).map(part -> part.length() + part)
                .collect(Collectors.joining()).replaceFirst("^3std", "St");
        Pattern mangled = Pattern.compile("_[ZR](?:.*\\D)?" + parts + "(?:" + HASH + ".*|(?!\\d).*)");
        return symbols.stream().filter(symbol -> mangled.matcher(symbol).matches()).sorted().toList();
    }
}
