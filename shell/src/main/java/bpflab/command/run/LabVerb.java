package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.SentLast;
import bpflab.command.Answer;
import bpflab.lab.HttpResult;
import bpflab.lab.IpVersion;
import bpflab.lab.Lab;
import bpflab.lab.PingResult;
import bpflab.lab.Reply;
import bpflab.lab.Status;
import bpflab.lab.TcpResult;
import bpflab.lab.UdpResult;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code :lab} can do, and what it says. */
enum LabVerb {
    UP("up") {
        @Override
        Answer run(Bench bench, LabAsked words) {
            words.traffic(false);
            return status(Optional.of(bench.lab()));
        }
    },
    DOWN("down") {
        @Override
        Answer run(Bench bench, LabAsked words) {
            words.traffic(false);
            Optional<Lab> lab = bench.labIfUp();
            List<Long> others = lab.map(it -> it.status().sharedWith()).orElse(List.of());
            boolean stays = !bench.leaveLab() && lab.isPresent();
            String said = lab.isEmpty() ? "the lab network is not up"
                    : stays ? "the lab network stays: " + processes(others) + ", too"
                    : "lab network taken down";
            return Answer.of(View.of(Line.of(said)), new Down(stays, others));
        }
    },
    STATUS("status") {
        @Override
        Answer run(Bench bench, LabAsked words) {
            words.traffic(false);
            return status(bench.labIfUp());
        }
    },
    PING("ping") {
        @Override
        Answer run(Bench bench, LabAsked words) throws InterruptedException {
            LabTraffic asked = words.traffic(false);
            Lab lab = bench.lab();
            bench.how().like(asked.there("ping -n -c " + asked.countOr(SOME) + " -i 0.05 -W 0.4 " + asked.target()));
            PingResult seen = lab.ping(asked.direction(), asked.version(), asked.countOr(SOME));
            bench.history().sent(new SentLast(words.line(), again -> {
                PingResult more = again.ping(asked.direction(), asked.version(), SOME);
                return new SentLast.Counts(more.sent(), more.received());
            }));
            String arp = seen.unreachable() > 0 ? "   no answer to ARP" : "";
            leadOn(bench, seen.sent(), seen.received());
            return counted(
                    seen.sent(), seen.received(), "received", seen.times(), arp,
                    new Pinged(seen.sent(), seen.received(), millis(seen.times())));
        }
    },
    TCP("tcp") {
        @Override
        Answer run(Bench bench, LabAsked words) throws InterruptedException {
            LabTraffic asked = words.traffic(true);
            int port = asked.portOr(Lab.HTTP_PORT);
            Lab lab = bench.lab();
            bench.how().like(asked.there("timeout 1 bash -c ': >/dev/tcp/" + asked.target() + "/" + port + "'"));
            TcpResult seen = lab.tcp(asked.direction(), asked.version(), port, asked.countOr(1));
            bench.history().sent(new SentLast(words.line(), again -> new SentLast.Counts(1,
                    again.tcp(asked.direction(), asked.version(), port, 1).count(Reply.ANSWERED))));
            return Answer.of(
                    View.of(Line.of("tcp :" + port + " " + words(seen))),
                    new Connected(port, seen.replies().stream().map(Reply::toString).toList()));
        }
    },
    UDP("udp") {
        @Override
        Answer run(Bench bench, LabAsked words) throws InterruptedException {
            LabTraffic asked = words.traffic(true);
            int port = asked.portOr(Lab.ECHO_PORT);
            Lab lab = bench.lab();
            bench.how().like(asked.there("timeout 1 bash -c 'exec 3<>/dev/udp/" + asked.target() + "/" + port
                    + "; echo hello >&3; head -n 1 <&3'"));
            UdpResult seen = lab.udp(asked.direction(), asked.version(), port, asked.countOr(SOME));
            bench.history().sent(new SentLast(words.line(), again -> {
                UdpResult more = again.udp(asked.direction(), asked.version(), port, SOME);
                return new SentLast.Counts(more.sent(), more.received());
            }));
            leadOn(bench, seen.sent(), seen.received());
            return counted(
                    seen.sent(), seen.received(), "echoed", seen.times(), "",
                    new Echoed(seen.sent(), seen.received(), millis(seen.times())));
        }
    },
    HTTP("http") {
        @Override
        Answer run(Bench bench, LabAsked words) throws InterruptedException {
            LabTraffic asked = words.traffic(true);
            int port = asked.portOr(Lab.HTTP_PORT);
            Lab lab = bench.lab();
            String host = asked.version() == IpVersion.IPV6 ? "[" + asked.target() + "]" : asked.target();
            bench.how().like(asked.there("curl -m 1 'http://" + host + ":" + port + asked.path() + "'"));
            HttpResult seen = lab.http(asked.direction(), asked.version(), port, asked.path());
            bench.history().sent(new SentLast(words.line(), again -> new SentLast.Counts(1,
                    again.http(asked.direction(), asked.version(), port, asked.path()).status() == 0 ? 0 : 1)));
            String page = seen.status() == 0 ? "" : " " + seen.status() + "   \"" + seen.body().strip() + "\"";
            return Answer.of(
                    View.of(Line.of("http :" + port + " " + seen.reply() + page)),
                    new Fetched(port, seen.reply().toString(), seen.status(), seen.body()));
        }
    },
    SEND("send") {
        @Override
        Answer run(Bench bench, LabAsked words) throws InterruptedException {
            return LabSend.run(bench, words);
        }
    },
    CAPTURE("capture") {
        @Override
        Answer run(Bench bench, LabAsked words) throws InterruptedException {
            return LabCapture.run(bench, words);
        }
    };

    private static final int SOME = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String word;

    LabVerb(String word) {
        this.word = word;
    }

    /**
     * Does it with the words behind it.
     *
     * @throws bpflab.trouble.TroubleException a word too many, or a wrong one
     */
    abstract Answer run(Bench bench, LabAsked words) throws InterruptedException;

    String word() {
        return word;
    }

    /** Answers as data: what became of the lab, and of traffic in it. */
    private record Down(boolean up, List<Long> sharedWith) {}

    private record NotUp(boolean up) {}

    private record Pinged(int sent, int received, List<Double> ms) {}

    private record Echoed(int sent, int echoed, List<Double> ms) {}

    private record Connected(int port, List<String> replies) {}

    private record Fetched(int port, String reply, int status, String body) {}

    private static List<Double> millis(List<Duration> times) {
        return times.stream().map(each -> each.toNanos() / NANOS_PER_MILLI).toList();
    }

    /** Who sits at the terminal is told where to look on; a lesson's expected output stays as it is. */
    private static void leadOn(Bench bench, int sent, int back) {
        if (back < sent && bench.interaction().isPresent()) {
            bench.notices().hint((sent - back) + " of " + sent + " got no answer; what stopped them: :why");
        }
    }

    /** Packets that went, and those that came back. */
    private static Answer counted(
            int sent, int back, String verb, List<Duration> times, String remark, Record data) {
        Optional<Duration> middle = times.stream().sorted().skip(times.size() / 2).findFirst();
        String time = middle.map(each -> String.format(Locale.ROOT, "   %.2f ms", each.toNanos() / NANOS_PER_MILLI))
                .orElse("");
        Line line = Line.of(
                Span.of(sent + " sent, " + back + " " + verb),
                        new Span(time + remark, Role.MUTED));
        return Answer.of(View.of(line), data);
    }

    private static String words(TcpResult seen) {
        if (seen.replies().size() == 1) {
            return seen.replies().get(0).toString();
        }
        return Arrays.stream(Reply.values())
                .filter(reply -> seen.count(reply) > 0)
                .map(reply -> seen.count(reply) + " " + reply)
                .collect(Collectors.joining(", "));
    }

    private static Answer status(Optional<Lab> lab) {
        if (lab.isEmpty()) {
            return Answer.of(
                    View.of(Line.of("the lab network is not up"),
                            Line.of(new Span(":lab up", Role.COMMAND),
                                    Span.remark("brings it up; so does any traffic"))),
                    new NotUp(false));
        }
        Status status = lab.get().status();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(status.up()
                ? "lab network up: lab0 10.11.0.1 here, 10.11.0.2 at the other end"
                : "the lab network is gone: any traffic makes it anew"));
        if (!status.sharedWith().isEmpty()) {
            lines.add(Line.of(
                    "it is shared: " + processes(status.sharedWith()) + "; it stays until the last one leaves",
                            Role.WARN));
        }
        lines.add(Line.of("HTTP on 80 and 8080; TCP and UDP echo on 7 and on any port you ask for", Role.MUTED));
        return Answer.of(View.of(lines.toArray(Line[]::new)), status);
    }

    /** {@code process 812 uses it}, {@code processes 812, 815 use it}. */
    private static String processes(List<Long> others) {
        String numbers = others.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return others.isEmpty() ? "another process uses it"
                : others.size() == 1 ? "process " + numbers + " uses it"
                : "processes " + numbers + " use it";
    }
}
