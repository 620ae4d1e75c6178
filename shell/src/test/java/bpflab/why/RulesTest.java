package bpflab.why;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.ProgramType;
import bpflab.why.CodeFacts.CLine;
import bpflab.why.CodeFacts.Constant;
import bpflab.why.CodeFacts.Length;
import bpflab.lab.Sent.Fate;
import bpflab.lab.Sighting;
import bpflab.lab.Where;
import bpflab.packet.Packet;
import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.OnePacket;
import bpflab.why.Evidence.Other;
import bpflab.why.Evidence.Place;
import bpflab.why.Evidence.Prints;
import bpflab.why.Evidence.Sent;
import bpflab.why.Evidence.Standing;
import bpflab.why.Evidence.Subject;
import bpflab.why.Evidence.Table;
import bpflab.why.Evidence.UsedMap;
import bpflab.why.Finding.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Each rule on evidence of a program that works, changed in the one thing that the rule is about. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesTest {
    private static final CLine LINE = new CLine("x.c:9", "\tif (udp->dest == 5005)");
    private static final Place LAB = place("lab0", true, new Device("lab0", true, true, true));

    private Subject program = new Subject("x", Standing.LOADED, 7, ProgramType.XDP, ":attach x xdp lab0", ":load x.c",
            Optional.empty());
    private List<Place> places = List.of(LAB);
    private Optional<Other> other = Optional.empty();
    private List<Sent> traffic = List.of(new Sent(":lab ping", 3, 3, 3, List.of("seen")));
    private CodeFacts code = facts(List.of(), Optional.empty(), Set.of(1, 2), true);
    private List<UsedMap> maps = List.of(new UsedMap("seen", Optional.of(1L), 16, true, Optional.empty()));
    private Prints prints = new Prints(false, List.of(), false);
    private Optional<Furthest> furthest = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private List<OneByte> oneByte = List.of();
    private Optional<OnePacket> packet = Optional.empty();

    private static Place place(String target, boolean alive, Device device) {
        return new Place("xdp", target, "native", 14, alive, Optional.of(device));
    }

    private static CodeFacts facts(
            List<Constant> compared, Optional<Length> needed, Set<Integer> answers, boolean acts) {
        return new CodeFacts(true, compared, needed, answers, acts, false, Set.of("seen"), Map.of(), List.of());
    }

    private Diagnosis diagnosis() {
        return Diagnosis.of(new Evidence(
                program, places, other, traffic, code, maps, prints, furthest, asked, oneByte,
                new Keys(List.of()), packet, Optional.empty(), List.of(), false, Optional.empty()));
    }

    /** The cause, its evidence and the first thing to do, as one text. */
    private String cause() {
        Finding cause = diagnosis().cause().orElseThrow();
        return cause.what() + " | " + cause.evidence() + " | " + cause.cures().get(0).text();
    }

    @Test
    void a_program_that_works_has_no_cause() {
        assertThat(diagnosis().cause()).isEmpty();
        assertThat(diagnosis().findings()).allSatisfy(each -> assertThat(each.mark()).isEqualTo(Mark.GOOD));
        assertThat(diagnosis().findings()).extracting(Finding::what)
                .containsExactly("loaded", "attached", "lab0 is up", "it runs", "it works with :lab ping");
    }

    @Test
    void nothing_is_looked_at_behind_the_first_cause() {
        program = new Subject("x", Standing.REFUSED, 0, ProgramType.UNSPEC, "", ":load FILE", Optional.empty());
        places = List.of();
        assertThat(diagnosis().findings()).hasSize(1);
        assertThat(cause()).isEqualTo("not loaded | the kernel refused it | :verifier x");
    }

    @Test
    void not_attached_or_kept_out_by_another() {
        places = List.of();
        assertThat(cause()).isEqualTo("not attached | nothing in the kernel calls it | :attach x xdp lab0");
        other = Optional.of(new Other("y", 5, "lab0", false));
        assertThat(cause()).isEqualTo(
                "not attached | lab0 runs another program, y, id 5 | :attach x xdp lab0 --replace");
        other = Optional.of(new Other("x", 5, "lab0", true));
        assertThat(cause()).contains("lab0 runs an earlier version of it, id 5");
    }

    @Test
    void the_interface_went_is_down_or_is_elsewhere() {
        places = List.of(place("v0", false, new Device("v0", false, false, false)));
        assertThat(cause()).isEqualTo("attached to what is gone | v0 is no longer there | :attach x xdp lab0");
        places = List.of(place("v0", true, new Device("v0", true, false, false)));
        assertThat(cause()).isEqualTo("v0 is down | no packet passes it | !ip link set v0 up");
        places = List.of(place("v0", true, new Device("v0", true, false, false, true, "v1")));
        assertThat(cause()).isEqualTo(
                "v0 has no carrier | it is up, and v1, which it is connected to, is not | !ip link set v1 up");
        places = List.of(place("v0", true, new Device("v0", true, false, false, true, "if7")));
        assertThat(cause()).startsWith(
                "v0 has no carrier | it is up, and its other end, number 7 in another network namespace, is not");
        places = List.of(place("v0", true, new Device("v0", true, false, false, true, "")));
        assertThat(cause()).endsWith("| !ip -d link show v0");
        places = List.of(place("v0", true, new Device("v0", false, false, false)));
        assertThat(cause()).startsWith("v0 is in another network namespace | ");
        places = List.of(place("v0", true, new Device("v0", true, true, false)));
        traffic = List.of(new Sent("a second of looking", 0, 0, 0, List.of()));
        assertThat(cause()).isEqualTo(
                "no packet came by v0 | what the lab sends goes over lab0 | :attach x xdp lab0");
    }

    @Test
    void it_is_not_called_while_the_lab_sends() {
        traffic = List.of(new Sent(":lab ping", 3, 0, 0, List.of()));
        assertThat(cause()).isEqualTo("run count stays the same | :lab ping: 3 sent, 0 answered | :lab down");
    }

    @Test
    void it_does_something_with_other_traffic_only() {
        traffic = List.of(new Sent(":lab ping", 3, 3, 3, List.of()),
                new Sent(":lab ping --from peer", 3, 3, 3, List.of("seen")));
        assertThat(cause()).isEqualTo(
                "it does nothing with :lab ping | it sees what comes in: of that, the answers | :lab ping --from peer");
    }

    @Test
    void more_bytes_are_asked_for_than_a_packet_has() {
        traffic = List.of(new Sent(":lab ping", 3, 3, 3, List.of()));
        code = facts(List.of(), Optional.of(new Length(98, LINE, true)), Set.of(), true);
        assertThat(diagnosis().cause()).isEmpty();
        code = facts(List.of(), Optional.of(new Length(196, LINE, true)), Set.of(), true);
        assertThat(cause()).isEqualTo(
                "its packets are too short | x.c:9 asks for 196 bytes, and a ping has 98 | :edit x.c");
        code = facts(List.of(), Optional.of(new Length(196, LINE, false)), Set.of(), true);
        assertThat(cause()).endsWith("| :lab send udp len 154");
    }

    @Test
    void a_map_without_room_or_without_the_key() {
        maps = List.of(new UsedMap("flows", Optional.of(16L), 16, true, Optional.empty()));
        assertThat(cause()).startsWith("map flows is full | 16 of 16 entries");
        maps = List.of(new UsedMap("known", Optional.of(0L), 16, false, Optional.empty()));
        assertThat(diagnosis().cause()).isEmpty();
        traffic = List.of(new Sent(":lab ping", 3, 3, 3, List.of()));
        maps = List.of(new UsedMap("seen", Optional.of(0L), 16, false, Optional.empty()));
        assertThat(cause()).startsWith("map seen is empty | ");
        maps = List.of(new UsedMap("seen", Optional.empty(), 16, true, Optional.empty()));
        assertThat(diagnosis().cause()).isEmpty();
    }

    private static UsedMap ring(Evidence.Waiting waiting) {
        return new UsedMap("rb", Optional.empty(), 4096, true, Optional.empty(), Optional.of(waiting),
                new Evidence.Kind(false, false, false));
    }

    @Test
    void a_full_map_whose_entries_go_on_is_no_cause() {
        maps = List.of(new UsedMap("seen", Optional.of(16L), 16, true, Optional.empty()));
        assertThat(diagnosis().cause()).isEmpty();
        assertThat(diagnosis().findings()).extracting(Finding::what)
                .contains("map seen is full", "it works with :lab ping");
    }

    @Test
    void a_ring_buffer_without_room_for_one_more() {
        maps = List.of(ring(new Evidence.Waiting(1, 2056, 2056)));
        assertThat(cause()).isEqualTo("ring buffer rb is full | 2,056 of its 4,096 bytes wait for a reader: "
                + "another 2,056 do not fit | :events rb --for 1s");
        maps = List.of(ring(new Evidence.Waiting(0, 0, 0)));
        assertThat(diagnosis().cause()).isEmpty();
    }

    @Test
    void records_that_nobody_takes_out_of_a_ring_buffer() {
        maps = List.of(ring(new Evidence.Waiting(1, 2032, 2032)));
        assertThat(cause()).isEqualTo(
                "1 record waits in ring buffer rb | the program writes them, and nobody reads | :events rb on");
        maps = List.of(ring(new Evidence.Waiting(3, 96, 32)));
        assertThat(cause()).startsWith("3 records wait in ring buffer rb | ");
    }

    @Test
    void what_is_printed_is_refused_or_not_shown() {
        prints = new Prints(true, List.of("x.c:9: no floats"), true);
        assertThat(cause()).isEqualTo("bpf_printk prints nothing | x.c:9: no floats | :load x.c");
        prints = new Prints(true, List.of(), false);
        assertThat(cause()).endsWith("| :trace on");
        prints = new Prints(true, List.of(), true);
        assertThat(diagnosis().cause()).isEmpty();
    }

    @Test
    void what_never_runs_prints_nothing_that_a_trace_could_show() {
        places = List.of(new Place("uprobe", "libc.so.6:strfry", "", 14, true, Optional.empty()));
        traffic = List.of(new Sent("a second of looking", 0, 0, 0, List.of()));
        prints = new Prints(true, List.of(), false);
        assertThat(diagnosis().cause()).isEmpty();
        assertThat(diagnosis().findings()).extracting(Finding::what)
                .contains("run count stays the same", "it prints, and the trace is off");
        traffic = List.of(new Sent("a second of looking", 0, 0, 1, List.of()));
        assertThat(cause()).startsWith("it prints, and the trace is off | ");
    }

    @Test
    void it_answers_what_happens_without_it() {
        maps = List.of();
        code = facts(List.of(), Optional.empty(), Set.of(2), false);
        assertThat(cause()).startsWith("it always answers XDP_PASS | ");
        code = facts(List.of(), Optional.empty(), Set.of(1), false);
        assertThat(diagnosis().cause()).isEmpty();
    }

    @Test
    void a_constant_that_is_wrong_is_shown_as_it_should_be_written() {
        code = facts(List.of(new Constant(Optional.of(36), 2, false, 5005, false, LINE)), Optional.empty(), Set.of(),
                true);
        Finding cause = diagnosis().cause().orElseThrow();
        assertThat(cause.evidence()).isEqualTo("x.c:9 compares with 5005; a packet's 5005 is read as 36115");
        assertThat(cause.cures()).extracting(Finding.Cure::text)
                .containsExactly(":edit x.c", "if (udp->dest == bpf_htons(5005))");
    }

    @Test
    void a_case_that_is_wrong_is_shown_as_a_case_with_the_number_as_people_write_it() {
        CLine line = new CLine("x.c:9", "switch (eth->h_proto) {");
        code = facts(List.of(new Constant(Optional.of(12), 2, false, 0x86dd, false, line)), Optional.empty(), Set.of(),
                true);
        assertThat(diagnosis().cause().orElseThrow().cures()).extracting(Finding.Cure::text)
                .containsExactly(":edit x.c", "case bpf_htons(0x86dd):");
    }

    /** Whoever did not know of one did not of the others. */
    @Test
    void all_cases_that_are_wrong_are_told_at_once() {
        CLine line = new CLine("x.c:9", "switch (udp->dest) {");
        code = facts(Stream.of(53L, 443L, 0xbb01L, 53L, 5006L)
                        .map(port -> new Constant(Optional.of(36), 2, false, port, false, line)).toList(),
                Optional.empty(), Set.of(), true);
        assertThat(diagnosis().cause().orElseThrow().cures()).extracting(Finding.Cure::text)
                .as("0xbb01 is 443 as the packet has it").containsExactly(
                        ":edit x.c", "case bpf_htons(53):", "case bpf_htons(443):", "case bpf_htons(5006):");
        assertThat(diagnosis().cause().orElseThrow().cures()).extracting(Finding.Cure::words)
                .containsExactly("packets are in network order:", "write", "and", "and");
    }

    @Test
    void a_verdict_that_is_no_usual_one_is_what_a_program_does() {
        traffic = List.of(new Sent("a second of looking", 0, 0, 2, List.of()));
        code = facts(List.of(), Optional.empty(), Set.of(1), false);
        assertThat(diagnosis().findings()).extracting(Finding::what).endsWith("it always answers XDP_DROP");
        code = facts(List.of(), Optional.empty(), Set.of(2), true);
        assertThat(diagnosis().findings()).extracting(Finding::what)
                .endsWith("it always answers XDP_PASS", "nothing that it does could be seen");
    }

    @Test
    void of_a_program_that_only_prints_the_trace_that_is_on_is_what_it_does() {
        traffic = List.of(new Sent(":lab ping", 3, 3, 3, List.of()));
        assertThat(diagnosis().findings()).extracting(Finding::what).contains("nothing that it does could be seen");
        prints = new Prints(true, List.of(), true);
        assertThat(diagnosis().findings()).extracting(Finding::what).contains("it prints, and the trace is on")
                .doesNotContain("nothing that it does could be seen");
    }

    @Test
    void a_packet_that_ends_changes_or_turns_round_is_told() {
        byte[] sent = Packet.build("udp :5005");
        assertThat(fate(sent)).isEqualTo("a packet ends here | udp: seen nowhere");
        assertThat(diagnosis().findings()).last().satisfies(found -> assertThat(found.cures()).containsExactly(
                new Finding.Cure("to see that packet dissected:", ":lab send udp", false)));
        assertThat(fate(sent, new Sighting(Where.ARRIVED, Packet.build("udp :5005 ttl 63"), 1)))
                .startsWith("a packet arrives changed | udp: ipv4 ttl 64 now 63, ipv4 checksum ");
        assertThat(fate(sent, new Sighting(Where.BACK, sent, 1)))
                .startsWith("a packet is sent back | udp: back, unchanged");
        assertThat(fate(sent, new Sighting(Where.INTERFACE, sent, 1))).startsWith("a packet ends at tc ingress");
        assertThat(fate(sent, new Sighting(Where.ELSEWHERE, sent, 1))).startsWith("a packet goes elsewhere | udp: at");
        packet = Optional.of(new OnePacket(":lab send udp", "udp", new Fate(sent, 0, List.of(), "lab0 is down")));
        assertThat(last()).startsWith("a packet does not leave | udp: lab0 is down");
    }

    private String fate(byte[] sent, Sighting... seen) {
        packet = Optional.of(new OnePacket(":lab send udp", "udp", new Fate(sent, 1, List.of(seen), "")));
        return last();
    }

    private String last() {
        Finding last = diagnosis().findings().get(diagnosis().findings().size() - 1);
        return last.what() + " | " + last.evidence();
    }
}
