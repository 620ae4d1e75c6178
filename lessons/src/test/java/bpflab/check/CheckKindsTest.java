package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckKindsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "loads; the program; loads",
        "ping x3 -> 3 replies; icmp echo x3; 3 replies",
        "ping x3            ->   no replies; icmp echo x3; 0 replies",
        "ping x2 ipv6 -> at least 1 reply; ipv6 icmp echo x2; at least 1 reply",
        "ping from peer -> 1 reply; icmp echo x1 from the peer; 1 reply",
        "tcp :80 -> refused; tcp :80; refused",
        "tcp :80 x3 -> no answer; tcp :80, 3 connections; no answer",
        "tcp :22 from peer -> blocked; tcp :22 from the peer; blocked",
        "udp :5005 x3 -> 3 replies; udp :5005 x3; 3 replies",
        "ping x2 given=sort_in -> 2 replies; icmp echo x2, sort_in as given; 2 replies",
        "http :8080 -> answered; http :8080; answered",
        "mix -> as the solution; 60 packets by chance; as the solution",
        "mix x3 tcp vlan and rxcnt -> as the solution; 3 packets by chance: tcp, vlan; as the solution",
        "send x9 tcp :80 and rxcnt -> as the solution; 9 packets on the wire: tcp; as the solution",
        "packet icmp echo cut 20 -> XDP_PASS; packet icmp echo cut 20; XDP_PASS",
        "calls bpf_ktime_get_ns -> on the way; calls bpf_ktime_get_ns; on the way",
        "map rxcnt -> at least 1 entry; map rxcnt; at least 1 entry",
        "map rxcnt 17 -> 3; map rxcnt 17; 3",
        "map rxcnt 17 -> no entry; map rxcnt 17; 0 entries",
        "map rxcnt -> at most 9 entries; map rxcnt; at most 9 entries",
        "map rxcnt -> room for 4 entries; map rxcnt; room for 4 entries",
        "global counter -> at least 3; global counter; at least 3",
        "trace -> counted to 3; trace; a line with \"counted to 3\"",
    })
    void reads(String line, String sent, String expected) {
        Check check = CheckKinds.parse(line);

        assertThat(check.sent()).isEqualTo(sent);
        assertThat(check.expected()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, 2, false", "3, 3, true", "3, 4, false", "at least 3, 2, false", "at least 3, 4, true",
        "at most 3, 2, true", "at most 3, 3, true", "at most 3, 4, false"})
    void an_amount_has_a_side_that_is_as_good(String words, long seen, boolean fits) {
        assertThat(Amount.of(words, Unit.NONE, "").fits(seen)).isEqualTo(fits);
    }

    @Test
    void reads_where_traffic_starts() {
        assertThat(CheckKinds.parse("tcp :80 x2 ipv6 from peer -> answered"))
                .isEqualTo(new Connects(new Traffic(80, 2, Direction.FROM_PEER, IpVersion.IPV6), Outcome.ANSWERED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "pingg x3 -> 3 replies; the check \"pingg\" is not known; did you mean ping?",
        "ping x3; the check does not say what it expects; ping x3 -> 3 replies",
        "ping x3 ->; the check does not say; ping",
        "ping x3 -> three replies; \"three replies\" is not understood; 3 replies",
        "ping x3 -> 3; \"3\" is not understood; 3 replies",
        "ping x0 -> 0 replies; x0 is not from; x3",
        "ping x900 -> 0 replies; x900 is not from; x3",
        "ping :80 -> 1 reply; ping has no port; ping x3",
        "ping fast -> 1 reply; \"fast\" is not understood; x3",
        "tcp -> answered; it needs a port; tcp :80",
        "tcp :0 -> answered; it needs a port; tcp :80",
        "tcp :70000 -> answered; it needs a port; tcp :80",
        "tcp :80 -> closed; \"closed\" is not understood; answered, refused, no answer, blocked",
        "packet -> XDP_PASS; the packet is missing; packet udp",
        "packet arp -> XDP_PAS; \"XDP_PAS\" is no return value; did you mean XDP_PASS?",
        "packet arp given=a -> XDP_PASS; given= belongs to traffic that a program meets; ping x2 given=sort_in",
        "mix tcpp -> as the solution; \"tcpp\" is no class of packets; did you mean tcp?",
        "mix x9999 -> as the solution; x9999 is not from; mix",
        "mix tcp :70000 -> as the solution; :70000 is no port; mix",
        "send x9 tcp -> as the solution; it does not say which map or variable; and opened",
        "send x9 tcp and rxcnt -> 3; \"3\" is not what this is compared with; as the solution",
        "send tcpp and rxcnt -> as the solution; \"tcpp\" is no class of packets; did you mean tcp?",
        "mix -> XDP_PASS; \"XDP_PASS\" is not what a mix is compared with; as the solution",
        "calls bpf_ktime_get_n -> on the way; \"bpf_ktime_get_n\" is no helper; did you mean bpf_ktime_get_ns?",
        "calls bpf_ktime_get_ns -> 1; \"1\" is not where a call is looked for; on the way",
        "map -> 3 entries; the map's name is missing; map rxcnt",
        "map rxcnt -> 3; \"3\" is not understood; entries",
        "global a-b -> 3; \"a-b\" is no variable's name; global counter",
        "trace now -> x; \"now\" is one word too many; trace",
        "trace; the check does not say what it expects; trace -> some words",
        "loads -> loads; loads stands alone; loads",
        "http :80 x3 -> answered; a page is asked for once; http :8080 -> answered",
    })
    void says_what_is_wrong_with(String line, String why, String hint) {
        NotUnderstood wrong =
                catchThrowableOfType(NotUnderstood.class, () -> CheckKinds.parse(line));

        assertThat(wrong).as("it was understood").isNotNull();
        assertThat(wrong).hasMessageContaining(why);
        assertThat(wrong.hint()).contains(hint);
    }

    @Test
    void every_kind_has_an_example_that_is_understood() {
        assertThat(CheckKinds.ALL).allSatisfy(words -> {
            assertThat(words.example()).startsWith(words.word());
            assertThat(CheckKinds.parse(words.example())).isNotNull();
        });
    }

    @Test
    void the_description_of_the_package_has_every_kind_and_only_lines_that_are_understood() throws IOException {
        List<String> described = Files.readString(Path.of("src/main/java/bpflab/check/package-info.java"))
                .replaceFirst("(?s).*<pre>\\n", "")
                .replaceFirst("(?s) \\* </pre>.*", "")
                .lines()
                .map(line -> line.replaceFirst("^ \\* ", "").split("\\s{4,}|$", 2)[0])
                .toList();

        assertThat(described).allSatisfy(line -> assertThat(CheckKinds.parse(line).sent()).isNotEmpty());
        assertThat(described)
                .extracting(line -> line.split(" ")[0])
                .containsOnlyOnceElementsOf(List.of("loads", "ping", "trace"))
                .containsAll(CheckKinds.ALL.stream().map(CheckWords::word).toList());
    }
}
