// SPDX-License-Identifier: Apache-2.0
/* An ordinary program: what a classic filter takes while a command runs. */
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/if_packet.h>

/* What tcpdump -dd prints: code, jump if true, jump if false, number. */
static struct sock_filter udp[] = {
	{ 0x28, 0, 0, 12 },         /* ldh [12] */
	{ 0x15, 0, 3, 0x0800 },     /* jeq #0x800 */
	{ 0x30, 0, 0, 23 },         /* ldb [23] */
	{ 0x15, 0, 1, 17 },         /* jeq #17 */
	{ 0x06, 0, 0, 262144 },     /* ret #262144 */
	{ 0x06, 0, 0, 0 },          /* ret #0 */
};

int main(int count, char **words)
{
	struct sock_fprog filter = { sizeof(udp) / sizeof(udp[0]), udp };
	struct sockaddr_ll place = {
		.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL),
		.sll_ifindex = if_nametoindex("lab0"),
	};
	int fd = socket(AF_PACKET, SOCK_RAW, 0);
	char frame[2048];
	int seen = 0;

	if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER,
		       &filter, sizeof(filter)))
		return perror("SO_ATTACH_FILTER"), 1;
	if (bind(fd, (struct sockaddr *)&place, sizeof(place)))
		return perror("bind"), 1;
	if (count > 1 && fork() == 0)
		return execlp("bash", "bash", "-c", words[1], NULL);
	wait(NULL);
	struct pollfd ready = { fd, POLLIN, 0 };
	while (poll(&ready, 1, 1000) > 0 &&
	       recv(fd, frame, sizeof(frame), 0) > 0)
		seen++;
	printf("%d packets passed the filter\n", seen);
	return 0;
}
