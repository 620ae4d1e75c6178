package bpflab.packet;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes in hexadecimal as people copy them from elsewhere: pairs of digits with blanks, colons or dashes, {@code 0x}
 * and {@code \x}, the list of a C array, and the lines of xxd, hexdump -C, tcpdump -xx and Wireshark, whose offsets and
 * letters are no bytes.
 */
public final class HexText {
    /** {@code 0x0010:  ffff}, {@code 00000010: ffff}, {@code 0010   ff ff}. */
    private static final Pattern DUMP = Pattern.compile("(?:0x)?(\\p{XDigit}{4,8})(:\\s+|\\s{2,})(\\S.*)");
    private static final Pattern GROUP = Pattern.compile("(\\s*)(\\S+)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    /** Behind so many bytes hexdump -C and Wireshark leave a wider gap, within a line. */
    private static final int HALF_LINE = 8;
    private static final int LETTERS_GAP = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private HexText() {}

    /**
     * The bytes. What hexdump ends with, the length alone, is none.
     *
     * @throws NumberFormatException its message says in words what is wrong
     */
    public static byte[] bytes(String text) {
        HexText read = new HexText();
        boolean dump = false;
        for (String line : COMMENT.matcher(text).replaceAll(" ").lines().map(String::strip).toList()) {
            Matcher copied = DUMP.matcher(line);
            if (copied.matches() && (copied.group(2).startsWith(":") || read.isNextOffset(copied.group(1)))) {
                dump = true;
                read.dumped(copied.group(3));
            } else if (!dump || !line.matches("\\p{XDigit}{4,8}") || !read.isNextOffset(line)) {
                read.typed(line);
            }
        }
        if (read.bytes.size() == 0) {
            throw new NumberFormatException("bytes are pairs of the digits 0 to 9 and a to f, and there are none");
        }
        return read.bytes.toByteArray();
    }

    private boolean isNextOffset(String digits) {
        return Long.parseLong(digits, 16) == bytes.size();
    }

    /** The columns of bytes: until the gap before the letters. */
    private void dumped(String line) {
        int bar = line.indexOf('|');
        Matcher group = GROUP.matcher(bar < 0 ? line : line.substring(0, bar));
        int before = bytes.size();
        while (group.find()) {
            int gap = group.group(1).length();
            boolean half = bytes.size() - before == HALF_LINE && group.group(2).length() == 2;
            if (gap >= LETTERS_GAP || gap == 2 && !half) {
                return;
            }
            pairs(group.group(2));
        }
    }

    private void typed(String line) {
        String text = line.replace("\\x", " ").replaceAll("^[^{=]*=|[{};()\"']", " ").strip();
        if (text.contains(",")) {
            boolean inC = text.contains("0x");
            List.of(text.split("[,\\s]+")).stream().filter(each -> !each.isEmpty()).forEach(each -> one(each, inC));
        } else if (text.matches("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2})+")) {
            List.of(text.split(":")).forEach(each -> one(each, false));
        } else if (!text.isEmpty()) {
            List.of(text.split("[\\s:_-]+")).forEach(this::pairs);
        }
    }

    /** An element of a list: in C's lists a number without 0x is a decimal one. */
    private void one(String element, boolean inC) {
        if (inC && element.matches("\\d{1,3}") && Integer.parseInt(element) <= 0xff) {
            bytes.write(Integer.parseInt(element));
        } else if (inC && !element.startsWith("0x")) {
            throw new NumberFormatException("'" + element + "' in a list with 0x is no byte");
        } else {
            String digits = element.replaceFirst("^0x", "");
            pairs(digits.length() == 1 ? "0" + digits : digits);
        }
    }

    private void pairs(String group) {
        String digits = group.replace("0x", "");
        if (!digits.matches("\\p{XDigit}+")) {
            throw new NumberFormatException("bytes are pairs of the digits 0 to 9 and a to f, and '" + group
                    + "' is none");
        } else if (digits.length() % 2 != 0) {
            throw new NumberFormatException("'" + group + "' has an odd number of digits, and a byte has two");
        }
        bytes.writeBytes(HexFormat.of().parseHex(digits));
    }
}
