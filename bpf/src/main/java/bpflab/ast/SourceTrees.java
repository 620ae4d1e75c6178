package bpflab.ast;

import java.util.List;
import java.util.Optional;

/** Where clang's trees of an object's functions come from, when its source is there. */
public interface SourceTrees {
    /** No source: only what line information and the log tell. */
    SourceTrees NONE = (file, line) -> Optional.empty();

    /**
     * The function that a line belongs to; empty when there is no source, or it is not the one that was compiled.
     *
     * @param file as line information names it
     * @param line from 1
     */
    Optional<CFunction> function(String file, int line);

    /** The structs that the source and its own headers define; empty when there is no source, or it is another now. */
    default Optional<OwnTypes> ownTypes() {
        return Optional.empty();
    }

    /**
     * Structs with all that they are made of, of which an object keeps only those that something global names.
     *
     * @param object an object file that has the types of all of them
     * @param names as C names them: {@code struct event}, {@code event_t}
     */
    record OwnTypes(byte[] object, List<String> names) {
        public OwnTypes {
            names = List.copyOf(names);
        }
    }
}
