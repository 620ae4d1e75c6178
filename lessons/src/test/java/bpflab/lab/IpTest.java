package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IpTest {
    @Test
    void a_missing_tool_is_named_with_its_package() {
        Trouble trouble =
                catchThrowableOfType(
                        TroubleException.class, () -> new Ip("no-such-ip", ran -> {}).batch(List.of(), List.of("link")))
                                .trouble();

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MACHINE);
        assertThat(trouble.hint()).contains("iproute2");
    }

    @ParameterizedTest
    @CsvSource({
        "RTNETLINK answers: Operation not permitted, rights of root, sudo",
        "mkdir /run/netns failed: Permission denied, rights of root, sudo",
        "RTNETLINK answers: Operation not supported, CONFIG_VETH, veth",
        "Error: Unknown device type., CONFIG_VETH, veth",
        "Failed to create a new network namespace \"x\": Invalid argument, CONFIG_NET_NS, bpflab vm",
        "Something new, ip says: Something new, :doctor",
    })
    void what_ip_says_gets_a_meaning(String said, String why, String hint) {
        Trouble trouble = Ip.meaning(said + "\nCommand failed -:2");

        assertThat(trouble.why()).contains(why);
        assertThat(trouble.hint()).contains(hint);
    }
}
