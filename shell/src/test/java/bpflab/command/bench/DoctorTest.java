package bpflab.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.Parts;
import bpflab.bench.TestParts;
import bpflab.command.Answer;
import bpflab.command.Desk;
import bpflab.command.ParsedArguments;
import bpflab.kernel.NeedsKernel;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoctorTest {
    @TempDir
    Path folder;

    private String examine(Path root, Map<String, String> environment) {
        Parts parts = TestParts.lacking(
                folder, new Machine(root, environment),
                Trouble.machine("no kernel", "libbpf is not installed", "apt-get install libbpf1"),
                Trouble.machine("no clang", "there is no clang on the PATH", "apt-get install clang"));
        try (Desk desk = Desk.with(parts, folder)) {
            Answer answer = new Doctor()
                    .run(desk.bench(), new ParsedArguments(List.of(), Map.of(), List.of()), desk);
            return (answer.ok() ? "ok\n" : "no " + answer.trouble().orElseThrow().kind() + "\n")
                    + TerminalRenderer.lines(answer.view(), 80).stream()
                    .map(line -> line.text() + "\n").reduce("", String::concat);
        }
    }

    @Test
    void a_machine_that_lacks_everything_gets_a_fix_for_each() {
        String text = examine(folder.resolve("nothing"), Map.of());
        assertThat(text).contains("– home").contains("progress is not");
        assertThat(text.replaceAll("(?m)^  – home .*\\n( {19}.*\\n)*", "")).isEqualTo("""
                no MACHINE
                  ✗ kernel         unknown: /proc cannot be read
                                   fix: run on Linux, with /proc mounted
                  ✗ BTF            this kernel does not describe its types
                                   fix: bpflab vm   # or a kernel with CONFIG_DEBUG_INFO_BTF=y
                  ✓ JIT            not told here; most kernels have it always on
                  ✗ bpffs          not mounted: nothing can be pinned
                                   fix: mount -t bpf bpf /sys/fs/bpf
                  ✗ tracefs        not mounted: no :trace
                                   fix: mount -t tracefs tracefs /sys/kernel/tracing
                  ✗ rights         unknown: /proc/self/status cannot be read
                                   fix: sudo bpflab
                  ✓ unprivileged   not told here
                  ✓ lockdown       not in this kernel, or hidden
                  ✗ clang          there is no clang on the PATH
                                   fix: apt-get install clang
                  ✗ libbpf         libbpf is not installed
                                   fix: apt-get install libbpf1
                  – hooks          not tried: libbpf is not installed
                  – libLLVM        missing: :dump jited shows bytes
                                   fix: apt-get install llvm
                  ✗ ip             missing: no lab network
                                   fix: apt-get install iproute2
                  – ping           missing: no :lab ping
                                   fix: apt-get install iputils-ping
                  – terminal       no colours, no line editing: TERM is not set
                                   fix: export TERM=xterm-256color
                  – letters        no locale is set: ✓ and │ may look wrong
                                   fix: export LANG=C.UTF-8
                  ✓ leftovers      none
                8 things to mend
                """);
    }

    @Test
    void what_is_there_is_found() throws IOException {
        Path root = folder.resolve("root");
        put(root, "proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
        put(root, "proc/sys/net/core/bpf_jit_enable", "0\n");
        put(root, "proc/sys/kernel/unprivileged_bpf_disabled", "0\n");
        put(root, "proc/self/mounts", "bpf /sys/fs/bpf bpf rw 0 0\ntracefs /sys/kernel/tracing tracefs rw 0 0\n");
        put(root, "proc/thread-self/status", "Name:\tx\nCapEff:\t000000c000201000\n");
        put(root, "sys/kernel/btf/vmlinux", "x");
        put(root, "sys/kernel/security/lockdown", "none [integrity] confidentiality\n");
        String text = examine(root, Map.of("TERM", "xterm", "LC_ALL", "en_US.UTF-8", "LANG", "C"));
        assertThat(text)
                .contains("✓ kernel         6.1.0-18-amd64", "– JIT            off", "✓ bpffs", "✓ tracefs",
                        "✓ rights         may load and attach",
                "– unprivileged   bpf(2) is open", "– lockdown       integrity", "✓ BTF",
                        "✓ terminal       xterm", "✓ letters        en_US.UTF-8");
    }

    @Test
    @NeedsKernel
    void under_sudo_the_home_is_the_student_s() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root/home/ada")).resolve("../..").normalize();
        Map<String, String> sudo =
                Map.of("HOME", "/root", "SUDO_UID", "54321", "SUDO_GID", "54321", "SUDO_USER", "ada");
        assertThat(examine(root, sudo)).contains(root.resolve("home/ada").toString());
    }

    @Test
    void too_old_a_kernel_and_too_few_rights_are_said() throws IOException {
        Path root = folder.resolve("root");
        put(root, "proc/sys/kernel/osrelease", "5.4.0-100-generic\n");
        put(root, "proc/thread-self/status", "CapEff:\t000000c000000000\n");
        assertThat(examine(root, Map.of()))
                .contains("✗ kernel         5.4.0-100-generic: older than 5.9",
                        "✗ rights         may load and attach tracing programs; may not load and");
        put(root, "proc/thread-self/status", "CapEff:\t0000000000000000\n");
        assertThat(examine(root, Map.of())).contains("✗ rights         may not load programs");
    }

    private static void put(Path root, String file, String content) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), content);
    }
}
