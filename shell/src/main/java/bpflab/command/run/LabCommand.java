package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Screen;
import java.util.Arrays;
import java.util.List;

/** {@code :lab}: the lab network and its traffic. */
final class LabCommand implements Command {
    private static final int MOST = 100;
    private static final int PORTS = 65535;

    @Override
    public String name() {
        return "lab";
    }

    @Override
    public CommandSpec help() {
        String[] verbs = Arrays.stream(LabVerb.values()).map(LabVerb::word).toArray(String[]::new);
        return CommandSpec.of(
                CommandSpec.Topic.RUN, "the lab network: up, down, status; ping, tcp, udp, http", ":lab ping",
                        Argument.choice("WHAT", false, verbs), Argument.optional("PORT", Argument.Kind.TEXT))
                .with(
                        new Option("--count", "N", "how often: 3 pings, 1 connection, 3 datagrams else"),
                        new Option("--from", "peer|here", "where the traffic starts; here else"),
                        new Option("--ipv6", "", "by IPv6"))
                .like("ip netns add; ip link add type veth; ping, curl");
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
        return verb.run(bench, traffic(verb, words));
    }

    private static Traffic traffic(LabVerb verb, ParsedArguments words) {
        String from = words.value("--from").orElse("here");
        if (!List.of("here", "peer").contains(from)) {
            throw Trouble.usage(
                    "--from " + from + " was not understood", "traffic starts here or in the peer", "--from peer")
                            .toException();
        }
        String target = words.at(1).orElse("");
        if (!target.isEmpty() && !verb.takesPort()) {
            throw Trouble.usage(
                    ":lab " + verb.word() + " was not understood", "\"" + target + "\" is one word too many",
                            ":help lab shows what it takes").toException();
        }
        int count = words.value("--count").map(text -> number("--count", text, MOST)).orElse(0);
        String[] parts = target.replaceFirst("^http://(\\d+(\\.\\d+){3}|\\[[0-9a-f:]+\\])?", "").split("/", 2);
        String port = parts[0].replaceFirst("^:", "");
        int number = port.isEmpty() ? 0 : number("the port", port, PORTS);
        return new Traffic(
                from.equals("peer") ? Direction.FROM_PEER : Direction.TO_PEER,
                words.has("--ipv6") ? IpVersion.IPV6 : IpVersion.IPV4,
                number,
                count,
                parts.length > 1 ? "/" + parts[1] : "/");
    }

    private static int number(String what, String text, int most) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw Trouble.usage(
                    what + " " + text + " was not understood", "it is a number from 1 to " + most,
                            ":lab tcp 8080 --count 3").toException();
        }
        return Integer.parseInt(text);
    }

    /**
     * What was asked for.
     *
     * @param port 0 when none was given
     * @param count 0 when none was given
     * @param path of a page
     */
    record Traffic(Direction direction, IpVersion version, int port, int count, String path) {
        /** The address of the other end, as text. */
        String target() {
            return version.target(direction);
        }

        /** A tool's line, run where the traffic starts. */
        String there(String line) {
            return direction == Direction.FROM_PEER ? "ip netns exec bpflab-peer " + line : line;
        }

        int portOr(int other) {
            return port == 0 ? other : port;
        }

        int countOr(int other) {
            return count == 0 ? other : count;
        }
    }
}
