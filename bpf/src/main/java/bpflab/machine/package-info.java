/**
 * What this machine is and allows: rights, kernel version, mounts, tools, features. One answer for all who ask. Points
 * at trouble.
 */
package bpflab.machine;
