package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.map.MapType;
import bpflab.map.MapEntry;
import bpflab.map.Names;
import bpflab.map.TypedMap;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of map that this kernel has is made, filled, listed and asked for a key: {@link MapCase}. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryMapTypeTest {
    private static Kernel kernel;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"UNSPEC", "UNKNOWN"})
    void is_made_filled_listed_and_asked(MapType type) throws Exception {
        MapCase row = Arrays.stream(MapCase.values()).filter(each -> each.name().equals(type.name())).findFirst()
                .orElseThrow(() -> new AssertionError("MapCase has no answer for " + type + ": what does one hold?"));
        try (MapCase.Made made = make(row)) {
            TypedMap map = new TypedMap(made.map()).named(new TestNames(kernel));
            assertThat(map.info().type()).isEqualTo(type);
            Optional<String> key = row.fill(map, made);
            assertThat(listed(map)).anySatisfy(line -> assertThat(line).matches(row.shows()));
            if (key.isPresent() && map.isReadByKey()) {
                assertThat(map.get(key.get()).map(MapEntry::toString)).hasValueSatisfying(
                        line -> assertThat(listed(map)).anyMatch(each -> each.endsWith(line.replaceAll("^.* = ", ""))));
            }
        }
    }

    private static MapCase.Made make(MapCase row) throws Exception {
        try {
            return row.make(kernel);
        } catch (TroubleException refused) {
            assertThat(row.isNewer()).as("%s: %s", row, refused.trouble().why()).isTrue();
            return abort("this kernel has no " + row + ": " + refused.trouble().why());
        }
    }

    /** Its entries, or the words of the refusal. */
    private static List<String> listed(TypedMap map) {
        try {
            List<String> lines = map.stream().map(MapEntry::toString).toList();
            return lines.isEmpty() ? List.of("") : lines;
        } catch (TroubleException refused) {
            return List.of(refused.trouble().why() + ". " + refused.trouble().hint());
        }
    }

    /** Programs and maps of this kernel. */
    record TestNames(Kernel kernel) implements Names {
        @Override
        public Optional<String> program(int id) {
            return kernel.programs().stream().filter(info -> info.id() == id).findFirst().map(info -> info.name());
        }

        @Override
        public Optional<String> map(int id) {
            return kernel.maps().stream().filter(info -> info.id() == id).findFirst().map(info -> info.name());
        }

        @Override
        public Optional<String> symbol(long address) {
            return kernel.symbols().around(address);
        }
    }
}
