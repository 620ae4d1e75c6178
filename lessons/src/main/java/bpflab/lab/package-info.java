/**
 * The lab network: a namespace, two veth pairs, servers in the peer, and the traffic between. Points at machine,
 * packet, wire and trouble.
 *
 * <pre>
 *   here                              namespace bpflab-peer
 *   lab0  10.11.0.1/24  fd11::1/64 ===== peer0  10.11.0.2/24  fd11::2/64
 *   lab1  (no address) =================== peer1  (no address): where programs at lab0 redirect to
 *   programs are attached here          HTTP on 80 and 8080, TCP and UDP echo on 7 and on every port that is asked for
 * </pre>
 *
 * Nothing else talks on this wire: multicast reports are put off, addresses are not probed, so that a program that
 * counts packets counts those that were sent on purpose. Neighbours are asked for (ARP), and asked for again only when
 * somebody forgets them ({@link bpflab.lab.Lab#forgetNeighbours}): a program that drops ARP does break the network, and
 * quickly (three tries, 100 ms apart).
 *
 * <p>XDP in native mode works on lab0, sending back out of it (XDP_TX) and out of lab1 (XDP_REDIRECT),
 * too: that needs a program at the other end of a pair ({@code veth_xdp_flush} in drivers/net/veth.c), so there is one
 * at peer0 and at peer1 that lets everything pass; and what they send has its checksums.
 */
package bpflab.lab;
