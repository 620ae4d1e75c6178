package bpflab.command.run;

import bpflab.hook.ContextField;
import bpflab.hook.ProgramType;
import bpflab.lab.Lab;
import bpflab.libbpf.InterfaceNames;
import bpflab.trouble.Article;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code mark=7,ingress_ifindex=lab0} to the bytes of a program's context. */
final class ContextWords {
    private static final Pattern PAIR = Pattern.compile("(?:\\w+->)?(?<name>\\w+)(?::(?<value>\\w+))?");

    private ContextWords() {}

    /**
     * The struct; empty when nothing was given.
     *
     * @throws TroubleException no such field, or a number too great for it
     */
    static byte[] read(ProgramType type, List<String> typed) {
        if (typed.isEmpty()) {
            return new byte[0];
        }
        ByteBuffer struct = ByteBuffer.allocate(ContextField.structBytes(type)).order(ByteOrder.nativeOrder());
        for (String list : typed) {
            for (String pair : list.split("[,\\s]+")) {
                String[] parts = pair.split("=", 2);
                ContextField field = ContextField.named(type, parts[0]).orElseThrow(
                        () -> unknown(type, parts[0], parts.length == 2 ? parts[1] : "1"));
                long value = number(field, parts.length == 2 ? parts[1] : "");
                if (field.bytes() == Long.BYTES) {
                    struct.putLong(field.offset(), value);
                } else {
                    struct.putInt(field.offset(), (int) value);
                }
            }
        }
        return struct.array();
    }

    private static TroubleException unknown(ProgramType type, String name, String value) {
        List<String> known = ContextField.of(type).stream().map(ContextField::name).toList();
        return Trouble.usage("--context " + name + " was not understood",
                known.isEmpty() ? "the kernel lets nobody give a context to " + Article.with(type.label()) + " program"
                        : "what can be given to " + Article.with(type.label()) + " program is "
                                + String.join(", ", known),
                meant(known, name, value).map(right -> "--context " + right)
                        .orElseGet(() -> Nearest.hint(name, known,
                                known.isEmpty() ? ":help run" : "--context " + known.get(0) + "=1"))).toException();
    }

    /** {@code mark:5}, {@code skb->mark}, {@code cb}. */
    private static Optional<String> meant(List<String> known, String name, String given) {
        Matcher parts = PAIR.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String value = parts.group("value") == null ? given : parts.group("value");
        return known.stream().filter(each -> each.replaceFirst("\\[.*|^ingress_", "").equals(parts.group("name")))
                .findFirst()
                .map(each -> each + "=" + value);
    }

    private static long number(ContextField field, String text) {
        try {
            BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
            if (number.signum() >= 0 && number.bitLength() <= field.bytes() * Byte.SIZE) {
                return number.longValue();
            }
        } catch (NumberFormatException e) {
            if (field.isInterface()) {
                return index(text);
            }
        }
        throw Trouble.usage("--context " + field.name() + "=" + text + " was not understood",
                field.name() + " is a number of " + field.bytes() * Byte.SIZE + " bits",
                "--context " + field.name() + "=1").toException();
    }

    private static long index(String name) {
        return InterfaceNames.index(name).orElseThrow(() -> Trouble.failed("--context cannot name " + name,
                "there is no interface " + name,
                name.equals(Lab.DEVICE) ? ":lab up   # makes it" : "!ip link").toException());
    }
}
