package bpflab.packet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Ports that have names in IANA's registry of services: those that packets are looked at for. */
enum Service {
    FTP(21), SSH(22), TELNET(23), SMTP(25), DOMAIN(53), DNS(53), BOOTPS(67), BOOTPC(68), TFTP(69), HTTP(80),
    KERBEROS(88), POP3(110), NTP(123), IMAP(143), SNMP(161), BGP(179), LDAP(389), HTTPS(443), QUIC(443), SMB(445),
    SYSLOG(514), RIP(520), SUBMISSION(587), LDAPS(636), IMAPS(993), POP3S(995), OPENVPN(1194), MQTT(1883), NFS(2049),
    MYSQL(3306), RDP(3389), VXLAN(4789), SIP(5060), MDNS(5353), POSTGRESQL(5432), AMQP(5672), GENEVE(6081), REDIS(6379),
    MEMCACHE(11211), WIREGUARD(51820);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The port of a name; empty when it is none. */
    static OptionalInt port(String name) {
        return Arrays.stream(values()).filter(service -> service.word().equals(name.toLowerCase(Locale.ROOT)))
                .mapToInt(service -> service.port).findFirst();
    }

    /** All names. */
    static List<String> names() {
        return Arrays.stream(values()).map(Service::word).toList();
    }
}
