package bpflab.machine;

/** A JVM of its own that starts a group, tells its number, and waits to be killed. */
final class GroupHolder {
    private GroupHolder() {}

    public static void main(String[] command) throws Exception {
        ProcessGroup group = ProcessGroup.start(new ProcessBuilder(command));
        System.out.println(group.leader().pid());
        group.leader().waitFor();
    }
}
