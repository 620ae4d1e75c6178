package bpflab.elf;

import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import java.util.List;

/**
 * A program as an object file describes it, before relocation.
 *
 * @param name the C function's name
 * @param section the ELF section, which tells libbpf the program type: {@code xdp},
 *     {@code tracepoint/syscalls/sys_enter_execve}
 * @param code the instructions' bytes, 8 a slot; functions that it calls in {@code .text} are not in here
 * @param functions the BTF type of its function, slots counted from the program's start
 * @param lines the C lines, slots counted from the program's start
 * @param relocations what the loader fills in, slots counted from the program's start
 * @param core what is looked up in the kernel's types, slots counted from the program's start
 */
public record ProgramSpec(
        String name, String section, byte[] code,
                List<FunctionInfo> functions, List<LineInfo> lines, List<Relocation> relocations,
                List<CoreRelocation> core) {
    public ProgramSpec {
        code = code.clone();
        functions = List.copyOf(functions);
        lines = List.copyOf(lines);
        relocations = List.copyOf(relocations);
        core = List.copyOf(core);
    }

    /** A program without CO-RE. */
    public ProgramSpec(
            String name, String section, byte[] code,
                    List<FunctionInfo> functions, List<LineInfo> lines, List<Relocation> relocations) {
        this(name, section, code, functions, lines, relocations, List.of());
    }

    /** The same, as it is loaded when another section names its type. */
    public ProgramSpec in(String otherSection) {
        return new ProgramSpec(name, otherSection, code, functions, lines, relocations, core);
    }

    @Override
    public byte[] code() {
        return code.clone();
    }
}
