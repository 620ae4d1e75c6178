package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Effect;
import bpflab.command.Interpreter;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Undashed;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Screen;
import java.util.Arrays;
import java.util.List;

/** {@code :lab}: the lab network and its traffic. */
final class LabCommand implements Command {
    private final Interpreter interpreter;

    LabCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public CommandSpec help() {
        String[] verbs = Arrays.stream(LabVerb.values()).map(LabVerb::word).toArray(String[]::new);
        return CommandSpec.of(
                CommandSpec.Topic.RUN, "the lab network: up, down; traffic; send and capture packets", ":lab ping",
                        Argument.optionalChoice("WHAT", verbs), Argument.packet("PORT|PACKET|FILE"))
                .repeating()
                .with(
                        new Option("--count", "N", "how often: 3 pings, 1 connection, 3 datagrams, 1 packet else"),
                        new Option("--from", "peer|here", "where it starts: here else, what is sent at the peer"),
                        new Option("--for", "TIME", "capture: so long, where no line is given that is run meanwhile"),
                        new Option("--ipv6", "", "by IPv6"),
                        new Option("--rate", "N", "send: so many packets a second; else as fast as it goes"),
                        new Option("--packet", "WORDS", "send: a packet, quoted: 'udp :5005'; again for several"),
                        new Option("--hex", "BYTES", "send: a packet's bytes"),
                        new Option("--pcap", "FILE", "send: the packets of a capture file"),
                        new Option("--socket", "MAP", "send: with an AF_XDP socket at lab0, in that xskmap"),
                        new Option("--long", "", "send: every packet dissected"))
                .runningLineBehind("capture")
                .like("ip netns add; ip link add type veth; ping, curl, tcpreplay");
    }

    @Override
    public Effect effect(ParsedArguments words) {
        String verb = words.at(0).orElse(LabVerb.STATUS.word());
        return verb.equals(LabVerb.STATUS.word()) ? Effect.LOOKS : Effect.ACTS;
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        String typed = words.at(0).orElse(LabVerb.STATUS.word());
        List<String> known = Arrays.stream(LabVerb.values()).map(LabVerb::word).toList();
        LabVerb verb = Arrays.stream(LabVerb.values())
                .filter(each -> each.word().equals(typed))
                .findFirst()
                .orElseThrow(
                        () -> Trouble.usage(
                                ":lab cannot " + typed, "it can " + String.join(", ", known),
                                        Nearest.hint(typed, known, ":help lab")).toException());
        try {
            return verb.run(bench, new LabAsked(verb.word(), words, screen, interpreter));
        } catch (TroubleException notUnderstood) {
            throw new Undashed(name(), help()).of(words, 1, notUnderstood);
        }
    }
}
