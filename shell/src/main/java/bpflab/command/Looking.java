package bpflab.command;

/** Marks a command that only looks: behind it the bench is as it was. */
public interface Looking extends Command {
    @Override
    default Effect effect(ParsedArguments words) {
        return Effect.LOOKS;
    }
}
