package bpflab.why;

import bpflab.why.CodeFacts.CLine;
import bpflab.why.CodeFacts.Constant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A number of the packet, which is in network order, stands beside a constant in this machine's order. */
final class ByteOrder implements Rule {
    private static final int ETHERTYPE = 12;

    /** Of linux/if_ether.h: IPv4, ARP, VLAN, IPv6, 802.1ad. */
    private static final Set<Long> TYPES = Set.of(0x0800L, 0x0806L, 0x8100L, 0x86ddL, 0x88a8L);

    /** Of IANA's registry, and the lab's. */
    private static final Set<Long> PORTS = Set.of(7L, 20L, 21L, 22L, 23L, 25L, 53L, 67L, 68L, 69L, 80L, 110L, 123L,
            143L, 161L, 179L, 389L, 443L, 445L, 465L, 514L, 587L, 853L, 993L, 995L, 1883L, 3306L, 3389L, 4789L, 5201L,
            5353L, 5432L, 6379L, 6443L, 8000L, 8080L, 8443L, 9000L, 9090L, 9092L, 9200L, 11211L, 27017L);
    private static final Pattern SWAPS = Pattern.compile("hton|ntoh|bswap|be16|be32|cpu_to|_cpu");
    private static final Pattern OPERAND = Pattern.compile("(?:[=!]=|(?<![=!<>])=)\\s*([A-Za-z0-9_]+)");

    /** Members of the headers that have one byte or less, and so no order. */
    private static final Pattern ONE_BYTE =
            Pattern.compile("\\b(?:protocol|nexthdr|ttl|hop_limit|tos|version|ihl|doff|type|code|ip_protocol)$");
    private static final Pattern TURNED = Pattern.compile("hton[sl]\\(\\s*([A-Za-z0-9_]+)");
    private static final Pattern MEMBER = Pattern.compile("\\b[A-Za-z_]\\w*(?:(?:->|\\.)[A-Za-z_]\\w*)+");

    /** Of a switch, whose cases are compared in its own line. */
    private static final Pattern SWITCH = Pattern.compile("\\bswitch\\s*\\(");

    @Override
    public Optional<Finding> on(Evidence seen) {
        List<Constant> compared = seen.code().compared();
        List<Constant> wrong = compared.stream()
                .filter(constant -> isWrong(constant) || isBesideWrong(constant, compared))
                .distinct()
                .toList();
        return wrong.stream().findFirst().map(first -> others(cause(first), wrong.subList(1, wrong.size())));
    }

    /** A switch has several cases, and who did not know of one of them did not of the others. */
    private static Finding others(Finding cause, List<Constant> wrong) {
        Finding all = cause;
        for (Constant constant : wrong) {
            String code = constant.swapped() ? text(constant) : mended(constant, "");
            if (all.cures().stream().noneMatch(cure -> cure.text().equals(code))) {
                all = all.write(constant.swapped() ? "and in" : "and", code);
            }
        }
        return all;
    }

    /** A case of a switch of which another one is wrong, and that is none that is well known the other way round. */
    private static boolean isBesideWrong(Constant constant, List<Constant> compared) {
        return !constant.swapped() && SWITCH.matcher(constant.line().text()).find()
                && !PORTS.contains(swap(constant)) && !TYPES.contains(swap(constant))
                && compared.stream().anyMatch(other -> !other.swapped() && isWrong(other)
                        && other.at().equals(constant.at()) && other.line().equals(constant.line()));
    }

    /** By what is well known, and by what the C line says. */
    static boolean isWrong(Constant constant) {
        boolean type = constant.bytes() == 2 && constant.at().equals(Optional.of(ETHERTYPE));
        Set<Long> wellKnown = type ? TYPES : constant.bytes() == 2 ? PORTS : Set.of();
        long asMeant = constant.swapped() ? swap(constant) : constant.value();
        boolean right = wellKnown.contains(swap(asMeant, constant.bytes()));
        if (wellKnown.contains(asMeant)) {
            return !right;
        }
        return !right && (constant.swapped() ? saysTurned(constant) : saysPlainly(constant));
    }

    /** Whether the C line turns a number to compare it with one that was turned already. */
    private static boolean saysTurned(Constant constant) {
        return TURNED.matcher(constant.line().text()).results()
                .anyMatch(turned -> number(turned.group(1)).equals(Optional.of(swap(constant)))
                        && swap(constant) != constant.value());
    }

    /** Whether the C line has the very number, and nothing that would swap it. */
    private static boolean saysPlainly(Constant constant) {
        String text = constant.line().text();
        return constant.value() > 0xff && !SWAPS.matcher(text).find() && OPERAND.matcher(text).results()
                .anyMatch(operand -> number(operand.group(1)).equals(Optional.of(constant.value())));
    }

    private static Optional<Long> number(String word) {
        try {
            return Optional.of(Long.decode(word.replaceFirst("[uUlL]+$", "")));
        } catch (NumberFormatException name) {
            return Optional.empty();
        }
    }

    private static long swap(Constant constant) {
        return swap(constant.value(), constant.bytes());
    }

    private static long swap(long value, int bytes) {
        return bytes == 2 ? Short.toUnsignedLong(Short.reverseBytes((short) value))
                : Integer.toUnsignedLong(Integer.reverseBytes((int) value));
    }

    /** Of a number of which only a part is compared, or whether it is greater: its own side has to be turned. */
    static Finding cause(CLine line, int bytes, String had) {
        String function = bytes == 2 ? "bpf_ntohs" : bytes == Long.BYTES ? "bpf_be64_to_cpu" : "bpf_ntohl";
        Finding cause = Finding.cause("bytes are the wrong way round", line.place() + " takes " + had
                + " as it stands in the packet, and turned round it would go on there", "packets are in network order:",
                line.edit());
        Optional<String> member = MEMBER.matcher(line.text()).results().map(MatchResult::group)
                .filter(each -> !ONE_BYTE.matcher(each).find()).findFirst();
        return cause.write("turn it round before anything else is done with it:",
                function + "(" + member.orElse("it") + ")");
    }

    /** Whether a C line turns a number round. */
    static boolean turns(CLine line) {
        return SWAPS.matcher(line.text()).find();
    }

    static Finding cause(Constant constant) {
        return cause(constant, Optional.empty());
    }

    /** @param variable that holds the number which it is compared with; empty where the code has it */
    static Finding cause(Constant constant, Optional<Keys.Variable> variable) {
        String said = variable.map(Keys.Variable::says).orElse("");
        long meant = constant.swapped() ? swap(constant) : constant.value();
        String evidence = constant.line().place() + (constant.set() ? " sets " : " compares with ")
                + number(constant, constant.value()) + said + "; a packet's " + number(constant, meant) + " is read as "
                + number(constant, constant.swapped() ? meant : swap(constant));
        Finding cause = Finding.cause("bytes are the wrong way round", evidence, "packets are in network order:",
                constant.line().edit());
        return constant.swapped()
                ? cause.write("it swaps one side too many: leave out bpf_ntohs or bpf_htons in", text(constant))
                : cause.write("write", mended(constant, variable.map(Keys.Variable::name).orElse("")));
    }

    /** As people write it: of four bytes, which are an address mostly, each can be read. */
    private static String number(Constant constant, long value) {
        return constant.bytes() == Integer.BYTES ? String.format(Locale.ROOT, "0x%08x", value)
                : constant.at().equals(Optional.of(ETHERTYPE)) ? String.format(Locale.ROOT, "0x%04x", value)
                : String.valueOf(value);
    }

    private static String text(Constant constant) {
        return constant.line().text().strip();
    }

    /** The C line as it should be; what to put where it is not known which of its words is the number. */
    private static String mended(Constant constant, String variable) {
        String text = text(constant);
        String function = constant.bytes() == 2 ? "bpf_htons" : "bpf_htonl";
        String turned = function + "("
                + number(constant, constant.value()) + ")";
        if (SWITCH.matcher(text).find()) {
            return "case " + turned + ":";
        }
        List<MatchResult> operands = OPERAND.matcher(text).results().toList();
        return operands.stream().filter(each -> each.group(1).equals(variable)
                        || number(each.group(1)).equals(Optional.of(constant.value()))).findFirst()
                .or(() -> operands.stream().filter(each -> isName(text, each)
                        && mayBe(constant, text.substring(0, each.start()), each.group(1))).findFirst())
                .map(each -> text.substring(0, each.start(1)) + function + "(" + each.group(1) + ")"
                        + text.substring(each.end(1)))
                .orElse(turned);
    }

    /** Whether a number of several bytes can stand before such a name: one of one byte has no order. */
    private static boolean mayBe(Constant constant, String before, String name) {
        boolean type = name.startsWith("ETH_P_");
        return constant.at().equals(Optional.of(ETHERTYPE)) ? type
                : !type && !ONE_BYTE.matcher(before.strip()).find();
    }

    /** A constant by its name, and not the function that turns another one. */
    private static boolean isName(String text, MatchResult operand) {
        return number(operand.group(1)).isEmpty() && !text.startsWith("(", operand.end(1));
    }
}
