package bpflab.command.look;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.command.Answer;
import bpflab.json.Json;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import bpflab.map.MapTypes;
import bpflab.map.TypedMap;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A map that has no end, as one of stacks that is filled while it is read: no more is taken than is shown. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EndlessMapTest {
    private static final int FRAMES = 127;
    private static final int LIMIT = 50;

    private int taken;

    private Iterator<BpfMap.Entry> entries() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public BpfMap.Entry next() {
                byte[] stack = new byte[FRAMES * Long.BYTES];
                Arrays.fill(stack, (byte) 1);
                return new BpfMap.Entry(
                        ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(taken++).array(), List.of(stack));
            }
        };
    }

    private BpfMap map(MapType type) {
        MapInfo info = new MapInfo(1, type, "stacks", 4, FRAMES * Long.BYTES, 1 << 30, 0, 0, 0, 0);
        return (BpfMap) Proxy.newProxyInstance(
                BpfMap.class.getClassLoader(), new Class<?>[] {BpfMap.class}, (self, method, arguments) -> switch (
                method.getName()) {
                    case "name" -> "stacks";
                    case "info" -> info;
                    case "types" -> MapTypes.NONE;
                    case "entries" -> entries();
                    default -> throw new AssertionError(method.getName());
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"STACK_TRACE", "HASH", "ARRAY"})
    void no_more_is_read_than_is_shown(MapType type) throws Exception {
        Answer answer = new MapDump(new TypedMap(map(type)), LIMIT, false, MapDump.Look.TABLE).answer();
        assertThat(taken).isEqualTo(LIMIT + 1);
        assertThat(Json.of(answer.data())).contains("\"more\":true");
    }
}
