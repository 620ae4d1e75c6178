package bpflab.listing;

import bpflab.btf.LineInfo;

/** One line of a dump. */
public sealed interface Row {
    /** A function starts: its prototype, or its symbol, with the colon. */
    record Function(String text) implements Row {}

    /** The C line that the code below was compiled from. */
    record Source(LineInfo info) implements Row {
        /** As bpftool prints it behind {@code "; "}: leading blanks cut. */
        public String text() {
            return info.text().stripLeading();
        }
    }

    /**
     * An instruction.
     *
     * @param at the slot of BPF code, or the byte offset of machine code
     * @param text the instruction: for BPF with the opcode, {@code (b7) r0 = 2}; for machine code
     *     {@code movl $2, %eax}, blanks not tabs
     * @param bytes its bytes
     * @param note what a loader puts into it
     */
    record Code(int at, String text, byte[] bytes, Note note) implements Row {
        /** {@code (b7) }. */
        private static final int OPCODE = 5;

        /** An instruction that is complete. */
        public Code(int at, String text, byte[] bytes) {
            this(at, text, bytes, Note.NONE);
        }

        /** The text of BPF code without its opcode in front: {@code r0 = 2}. */
        public String plain() {
            boolean opcode = text.length() > OPCODE && text.startsWith("(") && text.startsWith(") ", OPCODE - 2);
            return opcode ? text.substring(OPCODE) : text;
        }
    }

    /**
     * What a loader puts into an instruction as compiled.
     *
     * @param kind {@code variable}, {@code map}, {@code kfunc}; of CO-RE as libbpf says it, {@code byte_off}
     * @param name what it is called: {@code stats+16}, {@code task_struct.pid}
     * @param where the same as the file has it: {@code .bss+16}; of CO-RE the members' places, {@code 0:97}
     * @param text what is said beside the instruction; empty where its own text says it
     * @param core whether it is looked up in the kernel's types
     */
    record Note(String kind, String name, String where, String text, boolean core) {
        /** Of most instructions. */
        static final Note NONE = new Note("", "", "", "", false);

        /** The same where there is less room: {@code task_struct.pid}, {@code .bss+16}, {@code kfunc}. */
        public String brief() {
            return core ? name + (kind.equals("byte_off") ? "" : ": " + kind)
                    : text.isEmpty() || text.equals(where) ? text : kind;
        }
    }
}
