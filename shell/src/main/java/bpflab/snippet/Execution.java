package bpflab.snippet;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs snippets in this process, as JShell's own {@code local} engine does, and keeps the objects that JShell hands on
 * only as text: the value of a variable and the exception that was thrown.
 */
final class Execution extends LocalExecutionControl {
    private volatile Object value;
    private volatile Throwable thrown;

    /** The provider that JShell asks for its one engine. */
    static ExecutionControlProvider provider(Execution execution) {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "bpflab";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return execution;
            }
        };
    }

    /** The object that JShell was last asked the value of. */
    Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    /** The exception that ended the last snippet; empty when none did. */
    Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /** Forgets the last exception. */
    void forget() {
        thrown = null;
    }

    @Override
    public String varValue(String className, String name)
            throws RunException, EngineTerminationException, InternalException {
        value = null;
        try {
            Field field = findClass(className).getDeclaredField(name);
            field.setAccessible(true);
            value = field.get(null);
        } catch (ReflectiveOperationException impossible) {
            throw new InternalException(impossible.toString());
        }
        return value == null ? "null" : value.getClass().getName();
    }

    @Override
    protected String throwConvertedInvocationException(Throwable cause) throws RunException, InternalException {
        thrown = cause;
        return super.throwConvertedInvocationException(cause);
    }
}
