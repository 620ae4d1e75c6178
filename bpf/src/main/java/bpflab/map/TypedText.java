package bpflab.map;

import bpflab.btf.Address;
import bpflab.libbpf.InterfaceNames;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person types for a key or a value, to its bytes: by its type, and as people write what the kernel gives a
 * meaning: a prefix as {@code 10.11.0.0/16} (an address alone is one of all its bits), an interface by its name.
 */
record TypedText(MapInfo info, Typing keys, Typing values) {
    private static final int V6_BYTES = 16;
    private static final Pattern PREFIX = Pattern.compile("(\\S+)/(\\d{1,3})");

    byte[] key(String text) {
        if (info.type().shape() instanceof MapShape.Storage) {
            return text.strip().getBytes(StandardCharsets.UTF_8);
        }
        Matcher prefix = PREFIX.matcher(text.strip());
        boolean trie = info.type().shape() instanceof MapShape.Trie;
        int room = info.keyBytes() - Keys.LENGTH_BYTES;
        boolean address = trie && Address.of(text.strip()).filter(bytes -> bytes.length == room).isPresent();
        if (trie && text.matches("[^{\\s]*/[^{\\s]*") && !prefix.matches()) {
            throw wrong(text, "a prefix is an address, and how many of its bits count", prefixes(room));
        }
        return address ? prefix(text.strip(), room * Byte.SIZE)
                : trie && prefix.matches() ? prefix(prefix.group(1), Integer.parseInt(prefix.group(2)))
                : fits(text, keys.write(text));
    }

    /** Of a prefix whose length is a field: the kernel only says that something is wrong. */
    private byte[] fits(String text, byte[] key) {
        long most = (info.keyBytes() - Keys.LENGTH_BYTES) * 8L;
        if (info.type().shape() instanceof MapShape.Trie) {
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(key).order(ByteOrder.nativeOrder()).getInt());
            if (length > most) {
                throw wrong(text, length + " does not fit prefixlen: it is 0 to " + most,
                        "type prefixlen=" + most + " for " + length + ", or less");
            }
        }
        return key;
    }

    /** {@code struct bpf_lpm_trie_key}: the length as a number, then the address in network order. */
    private byte[] prefix(String text, int length) {
        int room = info.keyBytes() - Keys.LENGTH_BYTES;
        byte[] address = Address.of(text).orElseThrow(() -> wrong(
                text + "/" + length, text + " is no address", prefixes(room)));
        if (address.length != room) {
            throw wrong(text + "/" + length, "the address has " + address.length + " bytes, and there is room for "
                    + room, prefixes(room));
        } else if (length > room * 8) {
            throw wrong(text + "/" + length, length + " does not fit prefixlen: it is 0 to " + room * 8,
                    "type " + text + "/" + room * 8 + " for one address");
        }
        return ByteBuffer.allocate(info.keyBytes()).order(ByteOrder.nativeOrder()).putInt(length).put(address).array();
    }

    private static String prefixes(int room) {
        return room == V6_BYTES ? "a prefix looks like 2001:db8::/32"
                : room == Integer.BYTES ? "a prefix looks like 10.11.0.0/16"
                : "a key looks as in the map's dump; {prefixlen=16, …} names its fields";
    }

    byte[] value(String text) {
        boolean devices = info.type().shape() instanceof MapShape.Devices;
        if (devices && text.matches("[a-zA-Z][^\\s{}=]*")) {
            return device(text);
        }
        boolean cpus = info.type().shape() instanceof MapShape.Cpus;
        if (cpus && text.matches("-?\\d+") && !text.matches("\\d{1,5}")) {
            throw wrong(text, "a CPU's queue has room for 1 to 16384 packets", "type 192");
        }
        if (cpus && !values.isTyped() && !text.matches("[\\d\\s].*")) {
            throw wrong(text, "a CPU's queue is set by how many packets it has room for", "type 192");
        }
        boolean number = (devices || cpus) && text.matches("\\d{1,9}");
        return number ? number(Integer.parseInt(text)) : values.write(text);
    }

    /** The number of an interface or of a queue's places, and no program. */
    private byte[] number(int number) {
        return ByteBuffer.allocate(info.valueBytes()).order(ByteOrder.nativeOrder()).putInt(number).array();
    }

    private byte[] device(String name) {
        int index = InterfaceNames.index(name)
                .orElseThrow(() -> wrong(name, "there is no interface " + name, "!ip link"));
        return number(index);
    }

    private static TroubleException wrong(String text, String why, String hint) {
        return Trouble.usage("\"" + text + "\" does not fit", why, hint).toException();
    }
}
