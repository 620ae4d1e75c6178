package bpflab.btf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes values of one type as their {@code toString} does, without making them: what the type says is looked at once.
 * Numbers, structs and arrays of these are written from their bytes; the others are read as values.
 */
public interface Printer {
    /** Writes the value whose bytes begin at {@code at}. */
    void print(byte[] raw, int at, ByteText out);

    /** One for a type. */
    static Printer of(Btf btf, int typeId) {
        return new Parts(btf).of(typeId);
    }

    /** What a type is made of, part by part. */
    final class Parts implements Type.Cases<Printer> {
        private static final VarHandle SHORTS =
                MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
        private static final VarHandle INTS =
                MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
        private static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

        private final Btf btf;
        private int typeId;

        private Parts(Btf btf) {
            this.btf = btf;
        }

        Printer of(int type) {
            typeId = type;
            return btf.order() == ByteOrder.nativeOrder() ? btf.plain(type).match(this) : otherwise(btf.plain(type));
        }

        /** Read as a value. */
        @Override
        public Printer otherwise(Type type) {
            int id = typeId;
            int size = btf.size(id);
            return (raw, at, out) -> out.add(btf.read(id, Arrays.copyOfRange(raw, at, at + size)).toString());
        }

        @Override
        public Printer integer(Type.Int type) {
            boolean signed = type.signed();
            if (type.bool() || type.bitOffset() != 0 || type.bits() != type.bytes() * Byte.SIZE) {
                return otherwise(type);
            }
            return switch (type.bytes()) {
                case 1 -> (raw, at, out) -> out.add(signed ? raw[at] : raw[at] & 0xff, true);
                case 2 -> (raw, at, out) -> {
                    short number = (short) SHORTS.get(raw, at);
                    out.add(signed ? number : number & 0xffff, true);
                };
                case 4 -> (raw, at, out) -> {
                    int number = (int) INTS.get(raw, at);
                    out.add(signed ? number : Integer.toUnsignedLong(number), true);
                };
                case 8 -> (raw, at, out) -> out.add((long) LONGS.get(raw, at), signed);
                default -> otherwise(type);
            };
        }

        @Override
        public Printer array(Type.Array type) {
            boolean text = btf.plain(type.element()) instanceof Type.Int item && item.isChar();
            if (text || type.length() == 0 || type.length() > Short.MAX_VALUE) {
                return otherwise(type);
            }
            int size = btf.size(type.element());
            Printer item = of(type.element());
            return (raw, at, out) -> {
                out.add('{');
                for (int i = 0; i < type.length(); i++) {
                    if (i > 0) {
                        out.add(',').add(' ');
                    }
                    item.print(raw, at + i * size, out);
                }
                out.add('}');
            };
        }

        @Override
        public Printer composite(Type.Composite type) {
            boolean plain = !type.isAddress() && !Unshown.is(type) && type.members().stream().allMatch(
                    member -> !member.name().isEmpty() && member.bits() == 0
                    && member.bitOffset() % Byte.SIZE == 0 && !(btf.plain(member.type()) instanceof Type.Array array
                            && array.length() == 0));
            if (!plain) {
                return otherwise(type);
            }
            List<byte[]> names = new ArrayList<>();
            List<Printer> fields = new ArrayList<>();
            int[] offsets = type.members().stream().mapToInt(member -> member.bitOffset() / Byte.SIZE).toArray();
            for (Type.Member member : type.members()) {
                String lead = names.isEmpty() ? "." : ", .";
                names.add((lead + member.name() + " = ").getBytes(StandardCharsets.UTF_8));
                fields.add(of(member.type()));
            }
            return (raw, at, out) -> {
                out.add('{');
                for (int i = 0; i < offsets.length; i++) {
                    out.add(names.get(i));
                    fields.get(i).print(raw, at + offsets[i], out);
                }
                out.add('}');
            };
        }
    }
}
