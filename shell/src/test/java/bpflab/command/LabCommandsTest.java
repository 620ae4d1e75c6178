package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lab.Lab;
import bpflab.linux.NetworkNamespace;
import org.junit.jupiter.api.Test;

/** The lab's traffic, on the real kernel. */
class LabCommandsTest extends AtFirstExercise {
    @Test
    void the_lab_shows_what_a_program_does() throws InterruptedException {
        assertThat(room.type(":lab")).contains("the lab network is not up");
        assertThat(room.type(":lab up")).contains("lab network up: lab0 10.11.0.1 here, 10.11.0.2 at the other end");
        assertThat(room.type(":lab ping")).matches("3 sent, 3 received   \\d+\\.\\d\\d ms");
        assertThat(room.type(":lab ping 5")).contains("\"5\" is one word too many", "try   :lab ping --count 5");
        assertThat(room.type(":lab ping -c 2")).contains("try   :lab ping --count 2");
        assertThat(room.type(":lab udp 7 x3")).contains("try   :lab udp 7 --count 3");
        assertThat(room.type(":lab ping --from peer --count 1 --ipv6")).startsWith("1 sent, 1 received");
        assertThat(room.type(":lab tcp")).isEqualTo("tcp :80 answered");
        assertThat(room.type(":lab tcp :8080 --count 2")).isEqualTo("tcp :8080 2 answered");
        assertThat(room.type(":lab udp 5005")).startsWith("3 sent, 3 echoed");
        assertThat(room.type(":lab http http://10.11.0.2:8080/x"))
                .isEqualTo("http :8080 answered 200   \"hello from the lab\"");
        room.type(":load x.c");
        room.type(":attach verdict xdp lab0");
        assertThat(room.type(":lab ping")).isEqualTo("3 sent, 0 received");
        assertThat(room.type(":lab tcp 80")).isEqualTo("tcp :80 no answer");
        assertThat(room.type(":lab tcp 80 --from peer")).isEqualTo("tcp :80 no answer");
        room.type(":detach all");
        assertThat(room.type(":lab ping --count 1")).startsWith("1 sent, 1 received");
        assertThat(room.type(":lab status")).contains("lab network up");
        assertThat(room.type(":lab down")).isEqualTo("lab network taken down");
        assertThat(room.type(":lab down")).isEqualTo("the lab network is not up");
    }

    @Test
    void a_lab_that_another_bench_uses_stays_when_this_one_takes_it_down() throws InterruptedException {
        room.type(":lab up");
        try (Lab other = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            assertThat(room.type(":lab down")).isEqualTo("the lab network stays: another process uses it, too");
            assertThat(other.status().up()).isTrue();
        }
        assertThat(room.type(":lab down")).isEqualTo("the lab network is not up");
    }

    @Test
    void a_lab_that_is_gone_is_made_anew_and_said() throws Exception {
        room.type(":lab up");
        new ProcessBuilder("ip", "link", "delete", "lab0").start().waitFor();

        assertThat(room.type(":lab ping")).startsWith("3 sent, 3 received");
        assertThat(room.bench().notices().take()).singleElement().asString().contains("made anew");
    }

    @Test
    void what_the_lab_does_not_understand_is_said() throws InterruptedException {
        assertThat(trouble(":lab pong")).isEqualTo(":lab ping   # did you mean ping?");
        assertThat(trouble(":lab tcp 70000")).contains(":lab tcp 8080");
        assertThat(trouble(":lab tcp eighty")).contains(":lab tcp 8080");
        assertThat(trouble(":lab ping --count 0")).contains(":lab tcp 8080");
        assertThat(trouble(":lab ping --from mars")).isEqualTo(":lab ping --from peer");
        assertThat(trouble(":lab ping 80")).contains(":help lab");
    }

    private String trouble(String line) throws InterruptedException {
        room.type(line);
        return room.last().trouble().orElseThrow(() -> new AssertionError(line + " made no trouble")).hint();
    }
}
