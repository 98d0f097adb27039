import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** What is not the public internet (IANA's special-purpose registries), and one public address that is not. */
const refused = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT, and the metadata of some clouds
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and the metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
  ['168.63.129.16', 32], // the host of virtual machines in Azure
] as const)
  refused.addSubnet(network, bits, 'ipv4');

/** Within what is global unicast, these are not: protocol assignments, documentation. */
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const)
  refused.addSubnet(network, bits, 'ipv6');

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Prefixes under which an IPv4 address is reached: mapped, NAT64, 6to4. The IPv4 address decides. */
const CARRYING: { prefix: RegExp; at: number }[] = [
  { prefix: /^0{20}ffff/, at: 24 },
  { prefix: /^0064ff9b0{16}/, at: 24 },
  { prefix: /^2002/, at: 4 },
];

/** Whether an address belongs to the public internet. What cannot be read as an address does not. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  const digits = digitsOf(address);
  const carrying = CARRYING.find(({ prefix }) => prefix.test(digits));
  if (carrying) return isPublic(dotted(digits.slice(carrying.at, carrying.at + 8)));
  return global6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** The 32 hexadecimal digits of an IPv6 address, however it is written. */
function digitsOf(address: string): string {
  // The parser of addresses has one form for all: dots become digits, zeros are gathered in `::`.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const words = (part: string) => part.split(':').filter(Boolean).map((word) => word.padStart(4, '0'));
  const [start, end] = [words(before), words(after ?? '')];
  return [...start, ...Array<string>(8 - start.length - end.length).fill('0000'), ...end].join('');
}

const dotted = (hex: string): string => Buffer.from(hex, 'hex').join('.');
