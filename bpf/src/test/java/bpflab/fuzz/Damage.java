package bpflab.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Good input made bad, always the same way for the same seed. */
public final class Damage {
    private static final long[] EDGES = {
        0, 1, -1, 2, 3, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffffL, 0x80000000L,
        0xffffffffL, 0x100000000L, Long.MAX_VALUE, Long.MIN_VALUE
    };

    /** In an ELF file's head: which byte order it is in, and the number for the largest byte first. */
    private static final int ELF_DATA = 5;
    private static final int ELFDATA2MSB = 2;

    /** What means something in one of our texts. */
    private static final List<String> WORDS =
            List.of("\0", "\n", "\r", "\t", "\u001b[2J", "\"", "'", "\\", "$(", "`", "```", "---\n",
            ":", "!", "%", "<", ">", "|", "->", "=", "-1", "99999999999999999999", "0x", "R1=", "scalar(umax=",
                    "\u00e4", "\ud83d\ude00",
            "\ud800", "\u202e", "file=", "hint:", "processed", "from 1 to 2", "#", "*", "[", "]", "(", ")", "{", "}",
                    " ", "    ");

    private final Random random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    /** Bytes of any kind. */
    public byte[] bytes(byte[] good) {
        byte[] bad = good.clone();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            bad = once(bad, 0, bad.length);
        }
        return bad;
    }

    /** An ELF file, as a whole or in one of its sections. */
    public byte[] object(byte[] good) {
        byte[] bad = good.clone();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int[] part = part(good);
            bad = part[1] > bad.length ? bytes(bad) : inPlace(bad, part[0], part[1]);
        }
        return random.nextInt(20) == 0 ? bytes(bad) : bad;
    }

    /** A text: its bytes, its lines, and words that mean something. */
    public String text(String good) {
        String bad = good;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            bad = textOnce(bad);
        }
        return bad;
    }

    private String textOnce(String good) {
        int at = random.nextInt(good.length() + 1);
        int to = Math.min(good.length(), at + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> good.substring(0, at) + one(WORDS) + good.substring(at);
            case 1 -> good.substring(0, at) + one(WORDS) + good.substring(to);
            case 2 -> good.substring(0, at) + good.substring(to);
            case 3 -> good.substring(0, to) + good.substring(at, to).repeat(1 + random.nextInt(30))
                    + good.substring(to);
            case 4 -> lines(good);
            default -> new String(bytes(good.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        };
    }

    /** A line elsewhere, twice, or not at all. */
    private String lines(String good) {
        List<String> lines = new ArrayList<>(List.of(good.split("\n", -1)));
        String line = lines.remove(random.nextInt(lines.size()));
        for (int left = random.nextInt(3); left > 0; left--) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return String.join("\n", lines);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private byte[] once(byte[] good, int from, int to) {
        int at = good.length == 0 ? 0 : random.nextInt(good.length);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(good, at);
            case 1 -> {
                byte[] more = new byte[random.nextInt(64)];
                random.nextBytes(more);
                yield joined(
                        Arrays.copyOf(good, at), more, Arrays.copyOfRange(good, at, good.length));
            }
            case 2 -> joined(Arrays.copyOf(good, at),
                    Arrays.copyOfRange(good, Math.min(good.length, at + random.nextInt(64)), good.length));
            default -> inPlace(good, from, to);
        };
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A byte, or a number at a place where numbers stand. */
    private byte[] inPlace(byte[] good, int from, int to) {
        byte[] bad = good.clone();
        if (to <= from) {
            return bad;
        }
        int at = from + random.nextInt(to - from);
        ByteBuffer buffer = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        int width = 1 << random.nextInt(4);
        int aligned = at - (at - from) % width;
        long number = random.nextBoolean()
                ? EDGES[random.nextInt(EDGES.length)]
                : random.nextInt(random.nextInt(8) == 0 ? 1 << 20 : 64);
        if (width == 1 || aligned + width > to) {
            bad[at] = random.nextBoolean() ? (byte) (bad[at] ^ 1 << random.nextInt(8)) : (byte) number;
        } else if (width == 2) {
            buffer.putShort(aligned, (short) number);
        } else if (width == 4) {
            buffer.putInt(aligned, (int) number);
        } else {
            buffer.putLong(aligned, number);
        }
        return bad;
    }

    /** From where to where a section goes, or a table. */
    private int[] part(byte[] elf) {
        ByteBuffer buffer = ByteBuffer.wrap(elf)
                .order(elf[ELF_DATA] == ELFDATA2MSB ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int table = (int) buffer.getLong(0x28);
        int count = buffer.getShort(0x3c);
        int section = random.nextInt(count + 1);
        if (section == count) {
            return random.nextInt(4) == 0 ? new int[] {0, 64} : new int[] {table, elf.length};
        }
        int header = table + section * 64;
        int from = (int) buffer.getLong(header + 0x18);
        int to = from + (int) buffer.getLong(header + 0x20);
        return to > elf.length || from >= to ? new int[] {table, elf.length} : new int[] {from, to};
    }
}
