package bpflab.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bpflab.btf.LineInfo;
import bpflab.kernel.Jited;
import bpflab.kernel.Symbols;
import bpflab.listing.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MachineCodeTest {
    private static final long START = 0xffff_ffff_c000_1000L;

    /** push rbp; mov rbp, rsp; test edi, edi; je to the last two; call; add dword ptr [rdi + 4], 7; leave; ret. */
    private static final byte[] X86 = HexFormat.of().parseHex("554889e585ff7409" + "e8f3ff0000" + "83470407" + "c9c3");

    /** stp x29, x30, [sp, #-16]!; mov x0, #2; bl 0x1000 further; ret. */
    private static final byte[] ARM = HexFormat.of().parseHex("fd7bbfa9" + "400080d2" + "fe030094" + "c0035fd6");

    /** An offset, bytes, an instruction. */
    private static final Pattern OBJDUMP = Pattern.compile(" *([0-9a-f]+): ((?:[0-9a-f]{2} ){3}[0-9a-f]{2})\\s+(.*)");

    private static final Symbols SYMBOLS = new Symbols() {
        @Override
        public Optional<String> at(long address) {
            return address == START + 0x10000 || address == START + 0x1000
                    ? Optional.of("bpf_ktime_get_ns")
                    : Optional.empty();
        }

        @Override
        public Optional<Long> address(String name) {
            return Optional.empty();
        }
    };

    @Test
    void x86_in_the_spelling_of_at_t() {
        assumeThat(Llvm.ready("X86")).as("libLLVM").isTrue();
        assertThat(text("x86_64", X86, MachineCode.Syntax.ATT)).containsExactly(
                "int demo(void):", "bpf_prog_0123456789abcdef_demo:", "; int x = 1;",
                "0 pushq %rbp", "1 movq %rsp, %rbp", "4 testl %edi, %edi", "6 je 0x11", "; return f(x);",
                "8 callq bpf_ktime_get_ns", "d addl $7, 4(%rdi)", "11 leave", "12 retq");
    }

    @Test
    void x86_in_the_spelling_of_intel() {
        assumeThat(Llvm.ready("X86")).as("libLLVM").isTrue();
        assertThat(text("x86_64", X86, MachineCode.Syntax.INTEL))
                .contains("1 mov rbp, rsp", "6 je 0x11", "8 call bpf_ktime_get_ns", "d add dword ptr [rdi + 4], 7");
    }

    @Test
    void arm_code() {
        assumeThat(Llvm.ready("AArch64")).as("libLLVM").isTrue();
        assertThat(text("aarch64", ARM, MachineCode.Syntax.ATT))
                .endsWith("0 stp x29, x30, [sp, #-16]!", "4 mov x0, #2", "; return f(x);", "8 bl bpf_ktime_get_ns",
                        "c ret");
    }

    /**
     * Beside llvm-objdump, with names where it has numbers; a literal's place is told from here. How the code and its
     * listing are made says arm64.s.
     */
    @Test
    void what_the_jit_of_arm64_writes_is_read_as_llvm_objdump_reads_it() throws Exception {
        assumeThat(Llvm.ready("AArch64")).as("libLLVM").isTrue();
        List<String> expected = new ArrayList<>();
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        for (String line : resource("arm64.objdump").lines().filter(line -> line.startsWith(" ")).toList()) {
            Matcher read = OBJDUMP.matcher(line);
            assertThat(read.matches()).as(line).isTrue();
            code.writeBytes(HexFormat.ofDelimiter(" ").parseHex(read.group(2)));
            expected.add(read.group(1) + " " + read.group(3).replace('\t', ' ').replaceAll(" <\\w.*>", ""));
        }
        expected.replaceAll(line -> line.replace("bl 0x10000", "bl bpf_ktime_get_ns")
                .replace("blr x10", "blr x10 <bpf_ktime_get_ns>")
                .replace("ldr x10, 0x244", "ldr x10, #8"));
        List<String> seen = MachineCode.listing(new Jited("aarch64", List.of(
                new Jited.Function("", "", START, code.toByteArray(), List.of()))), SYMBOLS, MachineCode.Syntax.ATT)
                .stream().map(MachineCodeTest::text).toList();
        assertThat(seen).isEqualTo(expected).hasSizeGreaterThan(140);
    }

    @Test
    void only_an_address_that_was_moved_right_before_names_a_call() {
        assumeThat(Llvm.ready("AArch64")).as("libLLVM").isTrue();
        String moved = "eaff9d92" + "2a00b8f2" + "eaffdff2";
        String blr = "40013fd6";
        assertThat(text("aarch64", HexFormat.of().parseHex(moved + blr), MachineCode.Syntax.ATT))
                .endsWith("c blr x10 <bpf_ktime_get_ns>");
        assertThat(text("aarch64", HexFormat.of().parseHex(moved + "1f2003d5" + blr), MachineCode.Syntax.ATT))
                .endsWith("c nop", "10 blr x10");
        assertThat(text("aarch64", HexFormat.of().parseHex(moved + "20013fd6"), MachineCode.Syntax.ATT))
                .endsWith("c blr x9");
    }

    @Test
    void what_is_no_instruction_is_stepped_over() {
        assumeThat(Llvm.ready("X86")).as("libLLVM").isTrue();
        assertThat(text("x86_64", new byte[] {0x06, (byte) 0xc3}, MachineCode.Syntax.ATT))
                .endsWith("0 (not an instruction)", "1 retq");
    }

    @Test
    void every_byte_is_in_one_row() {
        List<Row> rows = MachineCode.listing(jited("x86_64", X86), SYMBOLS, MachineCode.Syntax.ATT);
        StringBuilder all = new StringBuilder();
        rows.stream()
                .filter(Row.Code.class::isInstance)
                .forEach(row -> all.append(HexFormat.of().formatHex(((Row.Code) row).bytes())));
        assertThat(all).hasToString(HexFormat.of().formatHex(X86));
    }

    @Test
    void an_architecture_that_is_not_known_is_shown_in_bytes() {
        assertThat(text("riscv64", X86, MachineCode.Syntax.ATT)).containsExactly(
                "(bytes only: reading riscv64 code needs libLLVM; apt-get install llvm)",
                "int demo(void):", "bpf_prog_0123456789abcdef_demo:", "; int x = 1;",
                "0 55 48 89 e5 85 ff 74 09 e8 f3 ff 00 00 83 47 04", "; return f(x);", "10 07 c9 c3");
    }

    @Test
    void without_libllvm_it_is_shown_in_bytes() throws Exception {
        Process child =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-D" + LlvmFile.PROPERTY + "=/nowhere/libLLVM.so",
                        "-cp", System.getProperty("java.class.path"), Printer.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said)
                .startsWith("(bytes only: reading x86_64 code needs libLLVM; apt-get install llvm)")
                .contains("0 55 48 89 e5");
    }

    /** Prints a listing, for a Java of its own: in this one libLLVM may be loaded already. */
    static final class Printer {
        private Printer() {}

        public static void main(String[] words) {
            text("x86_64", X86, MachineCode.Syntax.ATT).forEach(System.out::println);
        }
    }

    @Test
    void the_newest_libllvm_is_taken() {
        assertThat(LlvmFile.newest(
                List.of(Path.of("libLLVM-9.so.1"), Path.of("libLLVM-14.so.1"), Path.of("libLLVM.so.19.1"),
                        Path.of("libLLVM-15.so"), Path.of("libLLVMSupport.so.22"))))
                .contains(Path.of("libLLVM.so.19.1"));
        assertThat(LlvmFile.newest(List.of())).isEmpty();
    }

    @Test
    void libllvm_is_found_by_its_usual_names_the_newest_first(@TempDir Path first, @TempDir Path second)
            throws IOException {
        List<String> folders = List.of(first.toString(), second.toString());
        assertThat(LlvmFile.usual(folders)).isEmpty();
        Path old = Files.createFile(first.resolve("libLLVM-14.so.1"));
        Files.createDirectory(first.resolve("libLLVM-17.so"));
        assertThat(LlvmFile.usual(folders)).contains(old);
        Path newer = Files.createFile(second.resolve("libLLVM.so.19.1"));
        assertThat(LlvmFile.usual(folders)).contains(newer);
    }

    /** What was spelt before is not asked for again, but for what says elsewhere where it goes. */
    @Test
    void the_same_bytes_further_on_read_the_same_but_for_where_they_go() {
        assumeThat(Llvm.ready("X86")).as("libLLVM").isTrue();
        byte[] code = new byte[7 * 100 + 8];
        for (int i = 0; i < 100; i++) { // add $1, %rdi; jmp to the next but one byte; a nop between
            System.arraycopy(HexFormat.of().parseHex("4883c701eb0190"), 0, code, 7 * i, 7);
        }
        List<String> rows = text("x86_64", code, MachineCode.Syntax.ATT).stream()
                .filter(row -> row.matches("[0-9a-f]+ .*"))
                .toList();
        for (int i = 0; i < 100; i++) {
            int at = 7 * i;
            assertThat(rows.subList(3 * i, 3 * i + 3)).containsExactly(
                    hex(at) + " addq $1, %rdi", hex(at + 4) + " jmp 0x" + hex(at + 7), hex(at + 6) + " nop");
        }
    }

    private static List<String> text(String architecture, byte[] code, MachineCode.Syntax syntax) {
        return MachineCode.listing(jited(architecture, code), SYMBOLS, syntax).stream()
                .map(MachineCodeTest::text)
                .toList();
    }

    /** Two threads read it, in pieces that begin where lines do. */
    @Test
    void a_long_function_reads_as_one_that_is_read_from_end_to_end() {
        assumeThat(Llvm.ready("X86")).as("libLLVM").isTrue();
        int blocks = 4000;
        byte[] code = new byte[blocks * X86.length];
        List<Jited.Line> lines = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(X86, 0, code, block * X86.length, X86.length);
            lines.add(new Jited.Line(
                    block * X86.length, new LineInfo(block, "demo.c", "f(" + block + ");", block + 1, 1)));
        }
        List<String> without = listed(code, List.of());
        assertThat(without).hasSize(2 + 8 * blocks);

        List<String> with = listed(code, lines);
        assertThat(with).hasSize(2 + 9 * blocks);
        assertThat(with.stream().filter(row -> !row.startsWith("; ")).toList()).isEqualTo(without);
        for (int block = 0; block < blocks; block++) {
            assertThat(with.get(2 + 9 * block)).isEqualTo("; f(" + block + ");");
        }

        List<Jited.Line> within = lines.stream().map(line -> new Jited.Line(line.offset() + 2, line.info())).toList();
        List<String> later = listed(code, within);
        assertThat(later).as("lines that begin within an instruction").hasSize(2 + 9 * blocks);
        for (int block = 0; block < blocks; block++) {
            assertThat(later.subList(2 + 9 * block, 2 + 9 * block + 3)).containsExactly(
                    without.get(2 + 8 * block), without.get(2 + 8 * block + 1), "; f(" + block + ");");
        }
    }

    private static List<String> listed(byte[] code, List<Jited.Line> lines) {
        Jited.Function function =
                new Jited.Function("bpf_prog_0123456789abcdef_demo", "int demo(void)", START, code, lines);
        return MachineCode.listing(new Jited("x86_64", List.of(function)), SYMBOLS, MachineCode.Syntax.ATT).stream()
                .map(MachineCodeTest::text)
                .toList();
    }

    private static Jited jited(String architecture, byte[] code) {
        List<Jited.Line> lines = List.of(
                new Jited.Line(0, new LineInfo(0, "demo.c", "\tint x = 0;", 3, 1)),
                new Jited.Line(0, new LineInfo(0, "demo.c", "\tint x = 1;", 4, 1)),
                new Jited.Line(8, new LineInfo(2, "demo.c", "\treturn f(x);", 5, 1)));
        return new Jited(
                architecture,
                        List.of(new Jited.Function(
                        "bpf_prog_0123456789abcdef_demo", "int demo(void)", START, code, lines)));
    }

    private static String resource(String name) throws IOException {
        return new String(MachineCodeTest.class.getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String hex(int number) {
        return Integer.toHexString(number);
    }

    private static String text(Row row) {
        if (row instanceof Row.Function function) {
            return function.text();
        }
        if (row instanceof Row.Source source) {
            return "; " + source.text();
        }
        Row.Code code = (Row.Code) row;
        return Integer.toHexString(code.at()) + " " + code.text();
    }
}
