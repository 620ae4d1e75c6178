package bpflab.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartedTest {
    @Test
    void lines_for_a_shell_begin_as_the_person_began() {
        assertThat(Started.in("sudo bpflab\nbpflab vm   # without root\n:doctor   # says what bpflab can", "./bpflab"))
                .isEqualTo("sudo ./bpflab\n./bpflab vm   # without root\n:doctor   # says what bpflab can");
        assertThat(Started.in("sudo bpflab", "/opt/$1/bpflab")).isEqualTo("sudo /opt/$1/bpflab");
    }

    @Test
    void others_stay() {
        assertThat(Started.in("./bpflab vm\nbpflabs", "./bpflab")).isEqualTo("./bpflab vm\nbpflabs");
        assertThat(Started.in("sudo bpflab\nbpflab vm", "bpflab")).isEqualTo("sudo bpflab\nbpflab vm");
    }
}
