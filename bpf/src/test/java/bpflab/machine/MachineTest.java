package bpflab.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MachineTest {
    @TempDir
    Path root;

    /** The bits of include/uapi/linux/capability.h: 12 network, 21 system, 38 perfmon, 39 BPF. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0000000000000000 | may not load programs (CAP_BPF and CAP_NET_ADMIN, or root)",
        "0000008000000000 | may not load programs (CAP_NET_ADMIN, or root)",
        "000000c000001000 | may load and attach; may not make the lab network (CAP_SYS_ADMIN); "
                + "may not look at what others loaded (CAP_SYS_ADMIN)",
        "0000000000201000 | may load and attach",
        "000001ffffffffff | may load and attach",
    })
    void what_a_process_may_do_follows_from_its_capabilities(String bits, String words) throws IOException {
        assertThat(with("proc/thread-self/status", "Name:\tx\nCapEff:\t" + bits + "\n").rights().words())
                .isEqualTo(words);
    }

    @Test
    void every_right_can_be_had_by_root_alone_and_none_by_nobody() {
        Rights root = new Rights(Set.of(Capability.values()));
        Rights nobody = new Rights(Set.of());
        assertThat(Right.values()).allMatch(root::may).noneMatch(nobody::may);
        assertThat(root.shortfall()).isEmpty();
        assertThatThrownBy(() -> nobody.requireBpf("cannot list programs"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("cannot list programs");
    }

    @Test
    void without_proc_there_are_no_rights_and_no_kernel() {
        Machine empty = new Machine(root, Map.of());
        assertThat(empty.rightsIfKnown()).isEmpty();
        assertThat(Right.values()).noneMatch(empty.rights()::may);
        assertThat(empty.kernel()).isEmpty();
        assertThat(empty.lockdown()).isEmpty();
        assertThat(empty.securityModules()).isEmpty();
        assertThat(empty.hasMounted("bpf", "/sys/fs/bpf")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"6.1.0-18-amd64, 6.1", "5.9, 5.9", "6.18.44-cloud, 6.18", "nonsense, ", "6, "})
    void a_release_begins_with_two_numbers(String release, String numbers) {
        assertThat(KernelVersion.of(release).map(KernelVersion::toString).orElse(null)).isEqualTo(numbers);
    }

    @Test
    void mounts_count_by_type_and_place() throws IOException {
        Machine machine =
                with("proc/self/mounts", "bpf /sys/fs/bpf bpf rw 0 0\nt /sys/kernel/debug/tracing tracefs r\n");
        assertThat(machine.hasMounted("bpf", "/sys/fs/bpf")).isTrue();
        assertThat(machine.hasMounted("tracefs", "/sys/fs/bpf")).isFalse();
        assertThat(machine.hasTracefs()).isTrue();
    }

    @Test
    void the_lockdown_is_the_word_in_brackets() throws IOException {
        assertThat(with("sys/kernel/security/lockdown", "none [integrity] confidentiality\n").lockdown())
                .contains("integrity");
    }

    @Test
    void tools_are_found_in_the_order_of_the_path_and_folders_are_none() throws IOException {
        tool("a/ip");
        tool("b/ip");
        tool("b/tc");
        Files.createDirectories(root.resolve("a/tc"));
        Tools tools = new Machine(root, Map.of("PATH", "/none:/a:here:/b")).tools();
        assertThat(tools.find("ip")).contains(root.resolve("a/ip"));
        assertThat(tools.find("tc")).contains(root.resolve("b/tc"));
        assertThat(tools.has("bpftool")).isFalse();
        assertThat(tools.find(root.resolve("b/ip").toString())).contains(root.resolve("b/ip"));
        assertThat(tools.names()).containsExactly("ip", "tc");
    }

    @Test
    void a_script_that_starts_a_program_of_its_name_is_not_the_program() throws IOException {
        tool("a/python3");
        tool("b/python3");
        Files.write(root.resolve("b/python3"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        Tools tools = new Machine(root, Map.of("PATH", "/a:/b")).tools();
        assertThat(tools.find("python3")).contains(root.resolve("a/python3"));
        assertThat(tools.binary("python3")).contains(root.resolve("b/python3"));
        assertThat(tools.binary("python2")).isEmpty();
    }

    @Test
    void this_machine_is_read() {
        Machine here = Machine.here();
        assertThat(here.kernel().orElseThrow().isAtLeast(3, 0)).isTrue();
        assertThat(here.tools().has("sh")).isTrue();
        assertThat(here.rightsIfKnown()).isPresent();
        assertThat(here.libraries("libc.so*")).isNotEmpty();
    }

    private Machine with(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
        return new Machine(root, Map.of());
    }

    private void tool(String name) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        assertThat(Files.createFile(root.resolve(name)).toFile().setExecutable(true)).isTrue();
    }
}
