/** The lab network: a namespace, a veth pair, servers in the peer, and the traffic between. Points at kernel and trouble. */
package bpflab.lab;
