package bpflab.libbpf;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An object file's bytes where libbpf can read them. A section of structures to be registered by links,
 * {@code .struct_ops.link}, came with libbpf 1.2; it is called {@code .struct_ops} there, as all versions know it:
 * links are made for either.
 */
public final class ImageMemory {
    private static final byte[] LINKED = ".struct_ops.link\0".getBytes(StandardCharsets.US_ASCII);
    private static final int KNOWN = ".struct_ops".length();

    private ImageMemory() {}

    /** The image, to be closed by who asked. */
    public static Memory of(byte[] image) {
        Memory memory = new Memory(Math.max(1, image.length));
        memory.write(0, image, 0, image.length);
        for (int at = 0; at + LINKED.length <= image.length; at++) {
            if (image[at] == LINKED[0] && Arrays.equals(image, at, at + LINKED.length, LINKED, 0, LINKED.length)) {
                memory.setByte(at + KNOWN, (byte) 0);
            }
        }
        return memory;
    }
}
