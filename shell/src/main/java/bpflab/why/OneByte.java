package bpflab.why;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.ast.SourceTrees;
import bpflab.elf.ProgramSpec;
import bpflab.why.CodeFacts.CLine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A comparison in C of a number of one byte, in which it or the other one is turned round. A compiler leaves it out,
 * since it never holds: so it is looked for in the C.
 *
 * @param number as it is written: {@code ip->protocol}
 * @param turned what was turned round: {@code bpf_htons(IPPROTO_UDP)}
 * @param mended the line as it should be
 */
record OneByte(CLine line, String number, String turned, String mended) {
    private static final String TURN = "\\b(?:\\w*_)?(?:hton|ntoh|be_to_cpu|cpu_to_be)(?:[sl]|16|32)?\\(\\s*";
    private static final String ARGUMENT = "([\\w.>\\-]+)\\s*\\)";

    /** Those in the functions from which a program was made. */
    static List<OneByte> in(ProgramSpec program, SourceTrees sources) {
        return program.lines().stream()
                .map(line -> sources.function(line.file(), line.line()))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(function -> function.tree().all().flatMap(node -> of(node, function)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Stream<OneByte> of(Node node, CFunction function) {
        if (node.is("SwitchStmt") && isOne(node.child(0), function)) {
            String number = function.text(node.child(0).bare());
            return node.all().filter(each -> each.is("CaseStmt"))
                    .map(each -> found(each, number, Pattern.compile("case\\s+(" + TURN + ARGUMENT + ")"), function));
        }
        String number = isOne(node, function) ? function.text(node) : "";
        if (number.isEmpty()) {
            return Stream.empty();
        }
        String same = Pattern.quote(number);
        return Stream.of(
                found(node, number, Pattern.compile(same + "\\s*[=!]=\\s*(" + TURN + ARGUMENT + ")"), function),
                found(node, number, Pattern.compile("(" + TURN + ARGUMENT + ")\\s*[=!]=\\s*" + same + "(?![\\w.\\[-])"),
                        function),
                found(node, number, Pattern.compile("(" + TURN + "(" + same + ")\\s*\\))\\s*[=!]="), function),
                found(node, number, Pattern.compile("[=!]=\\s*(" + TURN + "(" + same + ")\\s*\\))"), function));
    }

    /** A number without sign of one byte, or a variable that was set to one where it was declared. */
    private static boolean isOne(Node node, CFunction function) {
        Node bare = node.bare();
        return bare.is("MemberExpr", "DeclRefExpr", "ArraySubscriptExpr")
                && (isByte(bare) || bare.is("DeclRefExpr") && function.declaration(bare.text())
                        .filter(declared -> isByte(declared.child(0).bare())).isPresent());
    }

    private static boolean isByte(Node node) {
        return node.canonicalType().replaceAll("\\b(?:const|volatile) ?", "").strip().equals("unsigned char");
    }

    /** Nothing where the line is not so. */
    private static OneByte found(Node node, String number, Pattern turned, CFunction function) {
        String line = function.line(node.span().line());
        Matcher matcher = turned.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        String file = node.span().file().replaceFirst(".*/", "");
        return new OneByte(new CLine(file + ":" + node.span().line(), line), number, matcher.group(1),
                (line.substring(0, matcher.start(1)) + matcher.group(2) + line.substring(matcher.end(1))).strip());
    }
}
