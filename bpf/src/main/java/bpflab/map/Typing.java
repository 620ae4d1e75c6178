package bpflab.map;

import bpflab.btf.Btf;
import bpflab.btf.Leaf;
import bpflab.btf.Value;
import bpflab.trouble.Trouble;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How a map's keys, or its values, are read and written: by their BTF type, else as bytes.
 *
 * @param btf the types; empty when the map was made without
 * @param typeId the type; 0 when none
 * @param bytes the size in bytes
 */
record Typing(Optional<Btf> btf, int typeId, int bytes) {

    /** Whether there is a type. */
    boolean isTyped() {
        return btf.isPresent() && typeId != 0;
    }

    /** The parts that are no structs; without a type all bytes are one. */
    List<Leaf> leaves() {
        return isTyped() ? btf.get().leaves(typeId)
                : bytes == 0 ? List.of() : List.of(new Leaf("", 0, bytes, true));
    }

    /** Bytes as a value. */
    Value read(byte[] raw) {
        return isTyped() ? btf.get().read(typeId, raw) : Value.bytes(raw);
    }

    /**
     * What a person typed, as bytes. Without a type: a number, in this machine's byte order, or as many hexadecimal
     * bytes as needed.
     */
    byte[] write(String text) {
        return isTyped() ? btf.get().write(typeId, text) : untyped(text.trim());
    }

    private byte[] untyped(String text) {
        try {
            return text.matches("[0-9a-fA-F]{2}( [0-9a-fA-F]{2})+")
                    ? hex(text)
                    : number(new BigInteger(text.replaceFirst("^0x", ""), text.startsWith("0x") ? 16 : 10));
        } catch (NumberFormatException no) {
            throw wrong(text, "this map has no types: it takes a number, or " + bytes + " bytes as 00 1f ff");
        }
    }

    private byte[] hex(String text) {
        String[] words = text.split(" ");
        if (words.length != bytes) {
            throw wrong(text, "that are " + words.length + " bytes, and it takes " + bytes);
        }
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) Integer.parseInt(words[i], 16);
        }
        return out;
    }

    private byte[] number(BigInteger number) {
        if (number.bitLength() > bytes * 8) {
            throw wrong(number.toString(),
                    "it takes " + bytes + " bytes, so at most "
                    + BigInteger.ONE.shiftLeft(bytes * 8).subtract(BigInteger.ONE));
        }
        boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[little ? i : bytes - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return out;
    }

    private static RuntimeException wrong(String text, String why) {
        return Trouble.failed("\"" + text + "\" does not fit", why, "").toException();
    }
}
