package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with a Java and a Maven that only tell how they were called. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LauncherTest {
    @TempDir
    Path folder;

    private Path home;
    private Path tools;

    @BeforeEach
    void aCheckout() throws IOException {
        home = Files.createDirectories(folder.resolve("a checkout"));
        tools = Files.createDirectories(folder.resolve("tools"));
        executable(home.resolve("bpflab"), Tree.text(Tree.TOP.resolve("bpflab")));
        executable(home.resolve("vm/provision.sh"), "#!/bin/sh\nexit 0\n");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        executable(tools.resolve("jdk/bin/java"), "#!/bin/sh\npwd\nfor word; do echo \"[$word]\"; done\nexit 7\n");
        java("17.0.9");
        executable(tools.resolve("mvn"),
                "#!/bin/sh\necho built >>\"" + folder + "/builds\"\ntouch lib/bpflab-shell.jar\n");
    }

    @Test
    void keeps_the_folder_the_words_and_the_exit_status() throws Exception {
        built();
        Child.Ended ended = launch(folder, home.resolve("bpflab"), "-c", ":load a b.c", "*");
        assertThat(ended.output())
                .startsWith(folder.toRealPath().toString())
                .endsWith("[bpflab.Main]", "[-c]", "[:load a b.c]", "[*]");
        assertThat(ended.status()).isEqualTo(7);
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    @Test
    void help_of_verify_is_not_mavens() throws Exception {
        built();
        assertThat(launch(folder, home.resolve("bpflab"), "verify", "--help").output()).last().isEqualTo("[help]");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    @Test
    void a_locale_that_is_not_on_this_machine_does_not_spoil_the_letters() throws Exception {
        built();
        executable(tools.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$LC_ALL $LANG\"\n");
        executable(tools.resolve("locale"),
                "#!/bin/sh\ncase $LANG in xx*) echo ANSI_X3.4-1968;; *) echo UTF-8;; esac\n");
        for (List<String> each : List.of(
                List.of("xx_XX.UTF-8", "C.UTF-8 xx_XX.UTF-8"), List.of("yy_YY.UTF-8", " yy_YY.UTF-8"),
                List.of("C", "C.UTF-8 C"), List.of("C.UTF-8", " C.UTF-8"))) {
            Child.Ended ended = launch(folder, Path.of("env"), "-u", "LC_ALL", "-u", "LC_CTYPE", "LANG=" + each.get(0),
                    home.resolve("bpflab").toString(), "version");
            assertThat(ended.output()).last().isEqualTo(each.get(1));
        }
    }

    /** Hints say bpflab, and a checkout need not be on the PATH. */
    @Test
    void bpflab_itself_is_found_behind_a_bang() throws Exception {
        built();
        executable(tools.resolve("jdk/bin/java"), "#!/bin/sh\ncommand -v bpflab\n");
        assertThat(launch(folder, home.resolve("bpflab"), "version").output())
                .last().isEqualTo(home.toRealPath() + "/bpflab");
    }

    @Test
    void is_found_through_a_link() throws Exception {
        built();
        Path link = Files.createSymbolicLink(tools.resolve("bpflab"), home.resolve("bpflab"));
        assertThat(launch(folder, link, "version").output()).contains("[-Dbpflab.home=" + home.toRealPath() + "]");
    }

    @Test
    void builds_when_nothing_is_built_and_then_no_more() throws Exception {
        assertThat(launch(folder, home.resolve("bpflab"), "version").text())
                .contains("building bpflab (first start only");
        assertThat(launch(folder, home.resolve("bpflab"), "version").text()).doesNotContain("building");
        assertThat(Tree.text(folder.resolve("builds"))).isEqualTo("built\n");
    }

    /** The look costs a tenth of a start; what it found holds until a package comes or goes. */
    @Test
    void looks_for_missing_tools_again_when_the_set_up_changed() throws Exception {
        built();
        executable(home.resolve("vm/provision.sh"), "#!/bin/sh\necho looked\n");
        assertThat(launch(folder, home.resolve("bpflab"), "-c", "1").text()).contains("looked");
        assertThat(home.resolve("lib/.set-up")).exists();
        Files.setLastModifiedTime(home.resolve("vm/provision.sh"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch(folder, home.resolve("bpflab"), "-c", "1").text()).contains("looked");
    }

    @Test
    void builds_when_a_source_is_newer() throws Exception {
        built();
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch(folder, home.resolve("bpflab"), "version").text()).contains("building bpflab");
    }

    /** The look for newer sources goes on beside Java, which reads what it says from a pipe. */
    @Test
    void where_only_lines_are_run_it_looks_for_newer_sources_while_java_starts() throws Exception {
        built();
        executable(tools.resolve("jdk/bin/java"), """
                #!/bin/sh
                for word; do case $word in -Dbpflab.newer=*) pipe=${word#*=} ;; esac; done
                echo "[${pipe:+newer: $(cat "$pipe")}]"
                """);
        Path launcher = home.resolve("bpflab");
        assertThat(launch(folder, launcher, "-c", "1").output()).last().isEqualTo("[newer: ]");
        assertThat(launch(folder, launcher, "version").output()).last().isEqualTo("[]");
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch(folder, launcher, "-c", "1").output()).last().isEqualTo("[newer: pom.xml]");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    /** As {@code bpflab.Sources} starts it, when the pipe has said something. */
    @Test
    void is_built_where_java_found_out_that_it_is_stale() throws Exception {
        built();
        executable(tools.resolve("jdk/bin/java"), "#!/bin/sh\necho \"[$BPFLAB_STALE]\"; echo \"$@\"\n");
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
        Child.Ended ended = launch(folder, Path.of("env"), "BPFLAB_STALE=1", home + "/bpflab", "-c", "1");
        assertThat(ended.text()).contains("building bpflab", "[]").doesNotContain("bpflab.newer");
        assertThat(Tree.text(folder.resolve("builds"))).isEqualTo("built\n");
    }

    /** Its jar may be too old to ask what is newer. */
    @Test
    void a_launcher_that_is_newer_than_what_was_built_looks_first() throws Exception {
        built();
        Files.setLastModifiedTime(home.resolve("bpflab"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch(folder, home.resolve("bpflab"), "-c", "1").text()).doesNotContain("bpflab.newer");
    }

    @Test
    void shows_what_does_not_compile() throws Exception {
        executable(tools.resolve("mvn"),
                "#!/bin/sh\necho '[INFO] noise'\necho '[ERROR] COMPILATION ERROR : '\necho \"[ERROR] "
                + "$PWD/bpf/A.java:[3,4] ';' expected\"\nexit 1\n");
        Child.Ended ended = launch(folder, home.resolve("bpflab"), "version");
        assertThat(ended.text())
                .contains("bpf/A.java:[3,4] ';' expected", "bpflab could not be built",
                        "why   its sources do not compile", "try   ")
                .doesNotContain("noise");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void says_that_the_network_is_missing() throws Exception {
        executable(tools.resolve("mvn"),
                "#!/bin/sh\necho '[ERROR] Could not transfer artifact org.jline:jline: Unknown host'\nexit 1\n");
        assertThat(launch(folder, home.resolve("bpflab"), "version").text())
                .contains("Maven could not fetch its libraries", "try   the same command again");
    }

    @Test
    void refuses_a_java_that_is_too_old() throws Exception {
        built();
        java("11.0.2");
        Child.Ended ended = launch(folder, home.resolve("bpflab"), "version");
        assertThat(ended.text()).contains("is Java 11.0.2; it needs 17 or newer");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void uses_the_start_up_archive_of_this_java_only() throws Exception {
        built();
        assertThat(launch(folder, home.resolve("bpflab"), "version").output()).contains("[-Xshare:auto]");
        Files.writeString(home.resolve("lib/bpflab.jsa"), "");
        assertThat(launch(folder, home.resolve("bpflab"), "version").output())
                .contains("[-XX:SharedArchiveFile=" + home.toRealPath() + "/lib/bpflab.jsa]");
        java("25.0.3");
        assertThat(launch(folder, home.resolve("bpflab"), "version").output())
                .noneMatch(word -> word.contains("SharedArchiveFile"));
    }

    @Test
    void the_start_up_archive_is_made_in_nobody_s_home() throws Exception {
        executable(tools.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$SUDO_UID $HOME\" >>\"" + folder + "/homes\"\n");
        Map<String, String> sudo =
                Map.of("PATH", tools + ":" + System.getenv("PATH"), "JAVA_HOME", tools.resolve("jdk").toString(),
                        "SUDO_UID", "54321", "HOME", "/root");
        Child.ended(folder, sudo, List.of(home.resolve("bpflab").toString(), "version"));
        List<String> homes = Files.readAllLines(folder.resolve("homes"));
        assertThat(homes).hasSize(2).last().isEqualTo("54321 /root");
        assertThat(homes.get(0)).startsWith(" /").isNotEqualTo(" /root");
    }

    @Test
    void hands_the_virtual_machine_its_words() throws Exception {
        built();
        executable(home.resolve("vm/boot.sh"), "#!/bin/sh\nfor word; do echo \"[$word]\"; done\nexit 7\n");
        Child.Ended ended = launch(folder, home.resolve("bpflab"), "vm", "--kernel", "6.1", "--", "-c", ":load a b.c");
        assertThat(ended.output()).containsExactly("[--kernel]", "[6.1]", "[--]", "[-c]", "[:load a b.c]");
        assertThat(ended.status()).isEqualTo(7);
    }

    @Test
    void a_user_whom_sudo_lets_in_gets_the_bench_without_a_word() throws Exception {
        built();
        executable(tools.resolve("sudo"),
                "#!/bin/sh\nif [ \"$1\" = -n ]; then exit 0; fi\necho sudo\nfor word; do echo \"[$word]\"; done\n");
        assertThat(launchAsUser("run", "a b").output())
                .startsWith("sudo", "[--]", "[env]")
                        .endsWith("[" + home.toRealPath() + "/bpflab]", "[run]", "[a b]")
                        .noneMatch(line -> line.contains("password"));
    }

    @Test
    void a_user_whom_sudo_does_not_let_in_gets_what_works_without_root() throws Exception {
        built();
        executable(tools.resolve("sudo"), "#!/bin/sh\nexit 1\n");
        Child.Ended ended = launchAsUser("doctor");
        assertThat(ended.output()).contains("[bpflab.Main]", "[doctor]");
        assertThat(ended.status()).isEqualTo(7);
    }

    /** Or the next file that is opened would be taken for it. */
    @Test
    void a_closed_stream_becomes_one_that_cannot_be_used() throws Exception {
        built();
        executable(tools.resolve("jdk/bin/java"),
                "#!/bin/sh\nstreams() { readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2; }\n"
                + "open=$(streams)\necho \"$open\" >&3\n");
        Path open = folder.resolve("open");
        assertThat(launch(folder, Path.of("/bin/sh"), "-c",
                "\"$0\" version 3>\"$1\" <&- >&- 2>&-", home.resolve("bpflab").toString(), open.toString()).status())
                .isZero();
        assertThat(Files.readAllLines(open)).endsWith("/dev/full", "/dev/null", "/dev/null");
    }

    private void built() throws IOException {
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/bpflab-shell.jar"), "");
        Path stamp = Files.writeString(home.resolve("lib/.built"), "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private void java(String version) throws IOException {
        Files.writeString(tools.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private Child.Ended launch(Path at, Path launcher, String... words) throws IOException, InterruptedException {
        Map<String, String> environment =
                new HashMap<>(
                        Map.of("PATH", tools + ":" + System.getenv("PATH"), "JAVA_HOME",
                                tools.resolve("jdk").toString()));
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        return Child.ended(at, environment, command);
    }

    /** As somebody who is not root: the launcher asks the kernel who it is. */
    private Child.Ended launchAsUser(String... words) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return launch(folder, home.resolve("bpflab"), words);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command =
                new ArrayList<>(List.of("--reuid", "1000", "--clear-groups", home.resolve("bpflab").toString()));
        command.addAll(List.of(words));
        return launch(folder, Path.of("setpriv"), command.toArray(String[]::new));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
