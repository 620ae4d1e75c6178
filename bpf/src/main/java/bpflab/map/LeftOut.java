package bpflab.map;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.btf.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields that a typed value does not name, and that became 0 with it: an update replaces the whole value, and what is
 * not named is 0, as in C's initialisers.
 *
 * @param names those that were not 0 before
 * @param kept the typed value with what they were
 */
public record LeftOut(List<String> names, Value kept) {
    /** Lists do not change. */
    public LeftOut {
        names = List.copyOf(names);
    }

    /** What was lost by a value that replaced another; empty when nothing was, or it has no fields. */
    public static Optional<LeftOut> of(BpfMap map, String typed, Value before) {
        MapTypes types = map.types();
        boolean ofTheKernel = map.info().type().shape().match(new Meaning(map.info())).isPresent();
        if (ofTheKernel || types.btf().isEmpty() || types.valueTypeId() == 0 || !(before instanceof Value.Struct was)) {
            return Optional.empty();
        }
        return of(types.btf().get(), types.valueTypeId(), map.info().valueBytes(), typed, was);
    }

    /** Likewise by the value of a variable in a section of them. */
    public static Optional<LeftOut> ofVariable(BpfMap section, String name, String typed, Value before) {
        MapTypes types = section.types();
        if (types.btf().isEmpty() || !(before instanceof Value.Struct was)
                || !(types.btf().get().type(types.valueTypeId()) instanceof Type.Section variables)) {
            return Optional.empty();
        }
        Btf btf = types.btf().get();
        return variables.variables().stream().map(Type.Place::variable)
                .filter(variable -> btf.type(variable).name().equals(name)).findFirst()
                .flatMap(variable -> of(btf, variable, btf.size(variable), typed, was));
    }

    private static Optional<LeftOut> of(Btf btf, int type, int bytes, String typed, Value.Struct was) {
        byte[] ones = new byte[bytes];
        Arrays.fill(ones, (byte) 0xff);
        if (!(btf.read(type, btf.write(type, typed)) instanceof Value.Struct now)
                || !(btf.read(type, btf.write(type, typed, ones))
                        instanceof Value.Struct overOnes)
                || !(btf.read(type, ones) instanceof Value.Struct untouched)) {
            return Optional.empty();
        }
        Map<String, Value> kept = new LinkedHashMap<>(now.fields());
        // Nothing of such a field was written: it is as it was over ones, and there are zeros over zeros.
        List<String> names = now.fields().keySet().stream()
                .filter(name -> overOnes.fields().get(name).equals(untouched.fields().get(name)))
                .filter(name -> was.fields().containsKey(name))
                .filter(name -> !was.fields().get(name).equals(now.fields().get(name)))
                .filter(name -> !now.fields().get(name).equals(untouched.fields().get(name)))
                .toList();
        names.forEach(name -> kept.put(name, was.fields().get(name)));
        return names.isEmpty() ? Optional.empty() : Optional.of(new LeftOut(names, new Value.Struct(kept)));
    }
}
