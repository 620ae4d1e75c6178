package bpflab.linux.attach;

import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the arguments of a USDT probe are, as the assembler wrote it: {@code -4@%edi 8@-8(%rbp) 4@$5}, on arm64
 * {@code -4@w0 8@[sp, 16] 4@5}.
 */
record UsdtArguments(List<Argument> all) {
    /** {@code struct __bpf_usdt_spec} of bpf/usdt.bpf.h: twelve arguments of 16 bytes, a cookie, a count. */
    private static final int MOST = 12;
    private static final int ARGUMENT_BYTES = 16;
    private static final int COUNT = MOST * ARGUMENT_BYTES + 8;
    private static final int BYTES = COUNT + 8;

    private static final Pattern X86 =
            Pattern.compile(
                    "(-?\\d+)@(?:\\$(?<number>-?\\w+)|%(?<register>\\w+)|(?<offset>-?\\w+)?\\(%(?<base>\\w+)\\))");
    private static final Pattern ARM64 = Pattern.compile(
            "(-?\\d+)@(?:(?<number>-?\\d+)|(?<register>[xw]\\d+|sp)|\\[(?<base>x\\d+|sp)(?:, ?(?<offset>-?\\d+))?\\])");

    /** In the order of {@code struct pt_regs} of x86-64, eight bytes each; one register's names in a row. */
    private static final List<List<String>> X86_REGISTERS = List.of(
            List.of("r15", "r15d", "r15w", "r15b"), List.of("r14", "r14d", "r14w", "r14b"),
            List.of("r13", "r13d", "r13w", "r13b"), List.of("r12", "r12d", "r12w", "r12b"),
            List.of("rbp", "ebp", "bp", "bpl"), List.of("rbx", "ebx", "bx", "bl"),
            List.of("r11", "r11d", "r11w", "r11b"), List.of("r10", "r10d", "r10w", "r10b"),
            List.of("r9", "r9d", "r9w", "r9b"), List.of("r8", "r8d", "r8w", "r8b"),
            List.of("rax", "eax", "ax", "al"), List.of("rcx", "ecx", "cx", "cl"), List.of("rdx", "edx", "dx", "dl"),
            List.of("rsi", "esi", "si", "sil"), List.of("rdi", "edi", "di", "dil"), List.of(), List.of("rip"),
            List.of(), List.of(), List.of("rsp", "esp", "sp", "spl"));

    /** {@code enum __bpf_usdt_arg_type}. */
    private enum Where { CONSTANT, REGISTER, MEMORY }

    /** @param size in bytes, negative for a signed one */
    private record Argument(Where where, long number, int register, int size) {}

    /**
     * Reads them.
     *
     * @throws bpflab.trouble.TroubleException an argument is somewhere that bpf_usdt_arg cannot look
     */
    static UsdtArguments of(String text, String what) {
        boolean arm = Machine.architecture().equals("aarch64");
        List<String> words = Arrays.stream(text.strip().split("(?<!,) ")).filter(word -> !word.isEmpty()).toList();
        return new UsdtArguments(words.stream().limit(MOST).map(word -> {
            Matcher found = (arm ? ARM64 : X86).matcher(word);
            int register = !found.matches() ? -1 : register(found, arm);
            if (register < 0) {
                throw Trouble.failed(
                        what, "an argument of the probe is at \"" + word + "\", where programs cannot look",
                        "take another probe, or a program that does not ask for arguments").toException();
            }
            return argument(found, register);
        }).toList());
    }

    private static int register(Matcher found, boolean arm) {
        String name = found.group("register") != null ? found.group("register") : found.group("base");
        if (name == null) {
            return 0;
        }
        if (arm) {
            return Long.BYTES * (name.equals("sp") ? 31 : Integer.parseInt(name.substring(1)));
        }
        for (int i = 0; i < X86_REGISTERS.size(); i++) {
            if (X86_REGISTERS.get(i).contains(name)) {
                return i * Long.BYTES;
            }
        }
        return -1;
    }

    private static Argument argument(Matcher found, int register) {
        int size = Integer.parseInt(found.group(1));
        if (found.group("number") != null) {
            return new Argument(Where.CONSTANT, Long.decode(found.group("number")), 0, size);
        }
        String offset = found.group("offset");
        return found.group("register") != null
                ? new Argument(Where.REGISTER, 0, register, size)
                : new Argument(Where.MEMORY, offset == null ? 0 : Long.decode(offset), register, size);
    }

    /** As the program's map has it. */
    Memory spec() {
        Memory spec = new Memory(BYTES);
        spec.clear();
        for (int i = 0; i < all.size(); i++) {
            Argument argument = all.get(i);
            int at = i * ARGUMENT_BYTES;
            spec.setLong(at, argument.number);
            spec.setInt(at + 8, argument.where.ordinal());
            spec.setShort(at + 12, (short) argument.register);
            spec.setByte(at + 14, (byte) (argument.size < 0 ? 1 : 0));
            spec.setByte(at + 15, (byte) (Long.SIZE - Math.abs(argument.size) * Byte.SIZE));
        }
        spec.setShort(COUNT, (short) all.size());
        return spec;
    }
}
