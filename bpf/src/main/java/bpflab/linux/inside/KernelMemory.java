package bpflab.linux.inside;

import bpflab.hook.ProgramType;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kernel's memory, read by a program of our own, which BPF_PROG_TEST_RUN runs: bpf_probe_read_kernel, so a wrong
 * address is an error and nothing worse. It is a raw tracepoint's (run since Linux 5.10), since programs that may sleep
 * may not name maps of all kinds; what it read it puts into an array of one entry.
 */
final class KernelMemory implements AutoCloseable {
    /** The entry of the array: what was read, then the map's address and what the helper answered. */
    static final int MOST = 4096;
    private static final int MAP = MOST;
    private static final int ANSWER = MOST + 8;
    private static final int ENTRY_BYTES = MOST + 16;

    /** Offsets into {@code struct bpf_test_run_opts} of libbpf's bpf.h. */
    private static final int RUN_OPTS_BYTES = 80;
    private static final int CONTEXT_IN = 32;
    private static final int CONTEXT_SIZE_IN = 48;

    /** {@code BPF_PSEUDO_MAP_FD} and {@code BPF_PSEUDO_MAP_VALUE}. */
    private static final int MAP_FD = 1;
    private static final int MAP_VALUE = 2;
    private static final int PROBE_READ_KERNEL = 113;

    private final Fd program;
    private final Fd array;
    /** Its arguments: an address, and how many bytes. */
    private final Memory arguments = new Memory(2L * Long.BYTES);
    private final Memory opts = new Memory(RUN_OPTS_BYTES);
    private final Memory key = new Memory(Integer.BYTES);
    private final Memory entry = new Memory(ENTRY_BYTES);

    private KernelMemory(Fd program, Fd array) {
        this.program = program;
        this.array = array;
        key.clear();
        opts.clear();
        opts.setLong(0, RUN_OPTS_BYTES);
        opts.setPointer(CONTEXT_IN, arguments);
        opts.setInt(CONTEXT_SIZE_IN, (int) arguments.size());
    }

    /**
     * Loads the program.
     *
     * @return empty when it is an arena that nobody mapped so far, which a program cannot name
     * @throws bpflab.trouble.TroubleException this kernel does not let its memory be read
     */
    static Optional<KernelMemory> of(Fd map, MapInfo info, String what) {
        int made = Libbpf.bpf_map_create(MapType.ARRAY.ordinal(), "bpflab_inside", Integer.BYTES, ENTRY_BYTES, 1, null);
        Fd array = new Fd("the array for what is read", ReturnCode.check(made, what));
        byte[] code = code(map.number(), array.number());
        try (Memory memory = new Memory(code.length)) {
            memory.write(0, code, 0, code.length);
            int fd = Libbpf.bpf_prog_load(ProgramType.RAW_TRACEPOINT.number(), "bpflab_inside", "GPL", memory,
                    code.length / Long.BYTES, null);
            if (fd < 0) {
                array.close();
                if (info.type() == MapType.ARENA && Errno.of(fd) == Errno.EINVAL) {
                    return Optional.empty();
                }
                throw refused(what, "a program that reads it is refused: " + Errno.of(fd).words);
            }
            return Optional.of(new KernelMemory(new Fd("the program that reads memory", fd), array));
        }
    }

    static RuntimeException refused(String what, String why) {
        return Trouble.machine(what, "what is in it stands only in the kernel's memory, and " + why,
                ":doctor   # shows what this machine allows").toException();
    }

    /** {@code entry.map = map; if (bytes <= MOST) entry.answer = bpf_probe_read_kernel(entry, bytes, address);}. */
    private static byte[] code(int map, int array) {
        ByteBuffer code = ByteBuffer.allocate(14 * Long.BYTES).order(ByteOrder.nativeOrder());
        put(code, 0x79, 3, 1, 0, 0);
        put(code, 0x79, 2, 1, Long.BYTES, 0);
        put(code, 0x18, 7, MAP_FD, 0, map);
        put(code, 0, 0, 0, 0, 0);
        put(code, 0x18, 8, MAP_VALUE, 0, array);
        put(code, 0, 0, 0, 0, 0);
        put(code, 0x7b, 8, 7, MAP, 0);
        put(code, 0x25, 2, 0, 3, MOST);
        put(code, 0xbf, 1, 8, 0, 0);
        put(code, 0x85, 0, 0, 0, PROBE_READ_KERNEL);
        put(code, 0x7b, 8, 0, ANSWER, 0);
        put(code, 0xb7, 0, 0, 0, 0);
        put(code, 0x95, 0, 0, 0, 0);
        return Arrays.copyOf(code.array(), code.position());
    }

    private static void put(ByteBuffer code, int opcode, int to, int from, int offset, int immediate) {
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        code.put((byte) opcode).put((byte) (little ? from << 4 | to : to << 4 | from));
        code.putShort((short) offset).putInt(immediate);
    }

    /** Where the map is. */
    long map() {
        read(0, 1);
        return entry.getLong(MAP);
    }

    /** What stands there; empty when nothing does. */
    Optional<byte[]> read(long address, int bytes) {
        arguments.setLong(0, address);
        arguments.setLong(Long.BYTES, bytes);
        boolean ran = Libbpf.bpf_prog_test_run_opts(program.number(), opts) >= 0
                && Libbpf.bpf_map_lookup_elem(array.number(), key, entry) >= 0;
        return ran && entry.getLong(ANSWER) == 0 ? Optional.of(entry.getByteArray(0, bytes)) : Optional.empty();
    }

    /** A number of 8 bytes or fewer, without a sign; 0 when nothing stands there. */
    long number(long address, int bytes) {
        return read(address, bytes).map(raw -> {
            ByteBuffer all = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
            return switch (bytes) {
                case Short.BYTES -> all.getShort() & 0xffffL;
                case Integer.BYTES -> Integer.toUnsignedLong(all.getInt());
                default -> all.getLong();
            };
        }).orElse(0L);
    }

    /** A pointer. */
    long pointer(long address) {
        return number(address, Long.BYTES);
    }

    @Override
    public void close() {
        program.close();
        array.close();
    }
}
