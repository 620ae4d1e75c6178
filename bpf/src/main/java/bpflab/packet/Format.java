package bpflab.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the value of a field is written. */
enum Format {
    NUMBER {
        @Override String of(byte[] frame, int bit, int bits) {
            return Long.toString(number(frame, bit, bits));
        }
    },
    HEX {
        @Override String of(byte[] frame, int bit, int bits) {
            return String.format("0x%0" + (bits + 3) / 4 + "x", number(frame, bit, bits));
        }
    },
    /** Lengths that are counted in words of four bytes. */
    WORDS {
        @Override String of(byte[] frame, int bit, int bits) {
            return number(frame, bit, bits) * 4 + " bytes";
        }
    },
    /** Lengths in units of eight bytes. */
    FRAGMENT {
        @Override String of(byte[] frame, int bit, int bits) {
            return number(frame, bit, bits) * 8 + " bytes";
        }
    },
    MAC {
        @Override String of(byte[] frame, int bit, int bits) {
            List<String> parts = new ArrayList<>();
            for (int at = bit; at < bit + bits; at += 8) {
                parts.add(String.format("%02x", number(frame, at, 8)));
            }
            return String.join(":", parts);
        }
    },
    ADDRESS {
        @Override String of(byte[] frame, int bit, int bits) {
            return Address.text(Arrays.copyOfRange(frame, bit / 8, (bit + bits) / 8));
        }
    },
    TCP_FLAGS {
        @Override String of(byte[] frame, int bit, int bits) {
            return TcpFlag.names((int) number(frame, bit, bits));
        }
    };

    abstract String of(byte[] frame, int bit, int bits);

    /** A number of up to 63 bits, most significant bit first. */
    static long number(byte[] frame, int bit, int bits) {
        long number = 0;
        for (int at = bit; at < bit + bits; at++) {
            number = number << 1 | frame[at / 8] >> 7 - at % 8 & 1;
        }
        return number;
    }
}
