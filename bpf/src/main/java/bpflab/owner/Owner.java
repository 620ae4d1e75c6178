package bpflab.owner;

/** A user and a group, by number, as SUDO_UID and SUDO_GID name who typed sudo. */
public record Owner(int uid, int gid) {}
