package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of the headers of {@code bcc/proto.h}: a pointer to one is an offset in the packet, and BCC reads and writes
 * through it by {@code load_byte} and its kin.
 */
final class Packets {
    private static final String READ =
            "a pointer to a header of bcc/proto.h is an offset; BCC reads the packet there";
    private static final String WRITE =
            "a pointer to a header of bcc/proto.h is an offset; BCC writes the packet there";
    private static final Map<Integer, String> LOADS = Map.of(8, "load_byte", 16, "load_half", 32, "load_word", 64,
            "load_dword");

    private final Page page;
    private final Map<String, PacketField> fields;

    Packets(Page page) {
        this.page = page;
        this.fields = PacketField.all(page.source());
    }

    /** Writes all. */
    void write() {
        page.all().filter(one -> one.is("MemberExpr") && field(one).isPresent()).forEach(this::write);
    }

    private Optional<PacketField> field(Cursor member) {
        String type = member.child(0).plainType().replaceAll("^(?:const )?struct (\\w+) \\*$", "$1");
        return member.fact("isArrow").equals("true")
                ? Optional.ofNullable(fields.get(type + "." + member.name()))
                : Optional.empty();
    }

    private void write(Cursor member) {
        Cursor user = page.parent(member);
        PacketField field = field(member).orElseThrow();
        Optional<String> context = page.function(member)
                .flatMap(function -> function.parameters().stream().findFirst())
                .map(Cursor::name);
        if (!member.place().isWritten() || context.isEmpty()) {
            page.draft().leave(
                    Math.max(0, member.place().used()), member.name(), "a macro reads this field of a packet",
                    "write the macro out");
        } else if (user.fact("castKind").equals("LValueToRValue")) {
            read(member, field, context.get());
        } else if (user.isOperator("=") && user.child(0) == member && user.place().isWritten()) {
            assign(user, member, field, context.get());
        } else if (user.is("CompoundAssignOperator") || user.isOperator("++") || user.isOperator("--")) {
            page.draft().leave(
                    member.place().from(), page.written(user), "BCC does not write packets so either",
                    "write it as an assignment");
        }
    }

    private void read(Cursor member, PacketField field, String context) {
        int from = member.place().from();
        int to = member.place().to();
        String base = page.written(member.child(0).written());
        String load = field.bit() == 0 ? LOADS.getOrDefault(field.bits(), "packet_bits") : "packet_bits";
        String place = "(u64)" + base + " + " + field.offset();
        page.needed().add(load);
        page.rewrites().change(from, to, READ).replace(
                from, to, load + "(" + context + ", " + place
                        + (load.equals("packet_bits") ? ", " + field.bit() + ", " + field.bits() : "") + ")");
    }

    private void assign(Cursor whole, Cursor member, PacketField field, String context) {
        int behind = page.tokenBefore(member.place().to()) + 1;
        String base = page.written(member.child(0).written());
        page.needed().add("packet_store_bits");
        page.rewrites().change(whole.place().from(), whole.place().to(), WRITE)
                .replace(
                        member.place().from(), page.source().token(behind).to(),
                        "packet_store_bits(" + context + ", (u64)" + base + " + " + field.offset() + ", " + field.bit()
                                + ", " + field.bits() + ",")
                .insert(whole.place().to(), ")");
    }
}
