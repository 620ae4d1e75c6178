package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** bpflab with CAP_BPF, CAP_NET_ADMIN and CAP_PERFMON and no other right: what it says is what it can. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIf(value = "hasSetpriv", disabledReason = "there is no setpriv (util-linux)")
class FewRightsTest {
    private static final List<String> FEW =
            List.of("setpriv", "--bounding-set=-all,+bpf,+net_admin,+perfmon", "--inh-caps=-all");

    private static final List<String> NONE = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

    @TempDir
    Path folder;

    static boolean hasSetpriv() {
        return Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    @Test
    void the_doctor_a_lesson_and_the_kernel_agree() throws Exception {
        Path lesson = Files.createDirectories(folder.resolve("course/01-few"));
        Path c = Files.writeString(lesson.resolve("pass.c"), """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int pass(struct xdp_md *ctx) { return XDP_PASS; }
                """);
        Files.writeString(lesson.resolve("lesson.md"), """
                ---
                title: Few
                needs: root, xdp
                ---
                Text.

                ```bpflab
                bpflab> :load pass.c
                ...
                ```
                """);

        assertThat(run("-c", ":doctor").text())
                .contains("– rights         may load and attach; may not make the lab network (CAP_SYS_ADMIN)");
        Child.Ended loaded = run("-c", ":load " + c, "-c", ":programs", "-c", ":dump xlated pass");
        assertThat(loaded.text()).contains("pass   xdp").contains("r0 = 2");
        assertThat(loaded.status()).isZero();
        Child.Ended played = run("run", lesson.resolve("lesson.md").toString());
        assertThat(played.text()).contains("1 command as expected").doesNotContain("skipped");
        assertThat(played.status()).isZero();
        assertThat(run("run", "drop-world").text()).contains("skipped").contains("the lab network");
    }

    @Test
    void without_any_right_each_list_says_what_it_cannot_list() throws Exception {
        for (String list : List.of("programs", "maps", "links")) {
            assertThat(run(NONE, "-c", ":" + list + " --all").text()).contains("cannot list " + list + "\n", "sudo ");
        }
    }

    @Test
    void without_any_right_the_lab_says_what_gives_them() throws Exception {
        assertThat(run(NONE, "-c", ":lab up").text()).contains("cannot bring up the lab\n", "the rights of root\n",
                "  try   sudo bpflab\n        bpflab vm   # without root");
    }

    @Test
    void where_even_the_home_cannot_be_written_another_folder_is_offered() throws Exception {
        Path home = Files.createDirectories(Path.of(Child.student(folder).get("HOME")));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(run(NONE, "-c", ":set intel on", "-c", ":save ~/x").text())
                    .contains("you have no right to", "  try   :save /tmp/session.bpflab");
        } finally {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private Child.Ended run(String... arguments) throws IOException, InterruptedException {
        return run(FEW, arguments);
    }

    private Child.Ended run(List<String> rights, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(rights);
        command.addAll(Child.command(arguments));
        Map<String, String> environment = new HashMap<>(Child.student(folder));
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("BPFLAB_REQUIRE_KERNEL", "");
        return Child.ended(folder, environment, command);
    }
}
