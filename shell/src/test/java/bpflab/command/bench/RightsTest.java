package bpflab.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Feature;
import bpflab.lesson.Conditions;
import bpflab.lesson.Lesson;
import bpflab.lesson.Need;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doctor, lessons, the kernel's door and the greeting say the same of the same rights. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RightsTest {
    @TempDir
    Path folder;

    /** CapEff; whether programs of every kind can be loaded; whether the lab can be made. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, false, false",
        "000000c000001000, true, false",
        "0000000000200000, false, false",
        "0000000000201000, true, true",
        "000001ffffffffff, true, true",
    })
    void all_who_are_asked_agree(String capabilities, boolean loads, boolean lab) throws Exception {
        Machine machine = machine(capabilities);

        assertThat(doctor(machine)).as(":doctor").isEqualTo(!loads ? "BAD" : lab ? "GOOD" : "NOTE");
        assertThat(meets("root", machine)).as("needs: root").isEqualTo(loads);
        assertThat(meets("xdp", machine)).as("needs: xdp").isEqualTo(loads);
        assertThat(meets("lab", machine)).as("needs: lab").isEqualTo(lab);
        assertThat(machine.rights().shortfall().isEmpty()).as("the greeting is ready").isEqualTo(loads && lab);
        assertThat(machine.rights().shortfall().filter(words -> words.contains("takes no programs")).isEmpty())
                .as("the greeting says that the kernel takes programs")
                .isEqualTo(machine.rights().mayLoadAny());
        if (loads) {
            assertThat(opensBpf(machine)).as("the kernel's door").isTrue();
        }
        if (!machine.rights().mayLoadAny()) {
            assertThat(opensBpf(machine)).as("the kernel's door").isFalse();
        }
    }

    private String doctor(Machine machine) {
        return new KernelCheckup(machine).findings().stream()
                .filter(finding -> finding.name().equals("rights"))
                .map(finding -> finding.state().name())
                .findFirst()
                .orElseThrow();
    }

    private boolean meets(String need, Machine machine) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("course/01-" + need));
        Files.writeString(lesson.resolve("lesson.md"), "---\ntitle: T\nneeds: " + need + "\n---\nText.\n");
        return Need.firstUnmet(Lesson.read(lesson), new Conditions(machine, Set::<Feature>of)).isEmpty();
    }

    private static boolean opensBpf(Machine machine) {
        try {
            machine.rights().requireBpf("cannot load x.o");
            return true;
        } catch (TroubleException without) {
            assertThat(without.trouble().kind()).isEqualTo(Trouble.Kind.MACHINE);
            return false;
        }
    }

    private Machine machine(String capabilities) throws IOException {
        Path root = folder.resolve("root");
        for (String file : List.of(
                "proc/thread-self/status", "proc/sys/kernel/osrelease", "proc/self/ns/net", "bin/ip")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.deleteIfExists(root.resolve(file));
            Files.createFile(root.resolve(file)).toFile().setExecutable(true);
        }
        Files.writeString(root.resolve("proc/thread-self/status"), "CapEff:\t" + capabilities + "\n");
        Files.writeString(root.resolve("proc/sys/kernel/osrelease"), "6.1.0\n");
        return new Machine(root, Map.of("PATH", "/bin"));
    }
}
