package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.packet.Packet;
import bpflab.trouble.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A crafted packet, by BPF_PROG_TEST_RUN; the words are those of {@link Packet#build}. */
record Returns(String words, String expected) implements CheckKind<Returns.Returned> {
    static final CheckWords WORDS = new CheckWords("packet", "packet udp :5005 -> XDP_PASS", Returns::read);

    private static final int FIRST_PORT = 32768;
    private static final int PORTS = 28232;
    private static final Pattern PORT_ONLY = Pattern.compile("(udp|tcp) (:\\d+)(.*)");

    /** What the program returned, and the names that its type has for that. */
    record Returned(int value, ReturnValues names) implements Observation {
        /** The name; what has none is dropped or ignored by the kernel. */
        String words() {
            String nameless = names.named().isEmpty() ? "" : ", which is no " + names.name() + " action";
            return names.nameOf(value).orElseGet(() -> value + nameless);
        }
    }

    private static Returns read(String what, String expected) {
        List<String> known = Stream.of(ReturnValues.values())
                .flatMap(each -> each.named().stream())
                .map(ReturnValues.Value::name)
                .toList();
        if (what.isEmpty()) {
            throw new NotUnderstood("the packet is missing", WORDS.example());
        }
        if (!known.contains(expected)) {
            throw new NotUnderstood(
                    "\"" + expected + "\" is no return value",
                    Nearest.hint(expected, known, "as XDP_PASS, XDP_DROP, TC_ACT_OK"));
        }
        return new Returns(what, expected);
    }

    @Override
    public String sent() {
        return "packet " + words;
    }

    @Override
    public boolean isAbout(ReturnValues returns) {
        return returns.named().stream().anyMatch(value -> value.name().equals(expected));
    }

    @Override
    public Class<Returned> sees() {
        return Returned.class;
    }

    @Override
    public Observation observe(CheckContext context) {
        int port = FIRST_PORT + context.random().nextInt(PORTS);
        return new Returned(
                context.program().run(Packet.build(from(port)), 1).verdict(),
                context.program().info().type().returns());
    }

    /** A source port by chance where the lesson names only the other one, so that nothing passes by accident. */
    private String from(int port) {
        Matcher matcher = PORT_ONLY.matcher(words);
        return matcher.matches() && !words.contains(">")
                ? matcher.group(1) + " 10.11.0.2:" + port + " > 10.11.0.1" + matcher.group(2) + matcher.group(3)
                : words;
    }

    @Override
    public Verdict judge(Returned seen) {
        return verdict(seen.names().nameOf(seen.value()).filter(expected::equals).isPresent(), seen.words());
    }
}
