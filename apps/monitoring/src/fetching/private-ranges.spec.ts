import { describe, expect, it } from '@jest/globals';
import { isPublic } from './private-ranges.js';

describe('the public internet', () => {
  it.each(['8.8.8.8', '130.14.29.110', '172.15.255.255', '172.32.0.0', '100.63.255.255', '100.128.0.0', '2607:f220:41e:4290::110', '2620:0:863:ed1a::1', '::ffff:8.8.8.8', '64:ff9b::808:808'])('has %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['link-local', '169.254.10.10'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the metadata of a cloud', '100.100.100.200'],
    ['the metadata of a cloud', '192.0.0.192'],
    ['the metadata of a cloud', '168.63.129.16'],
    ['the metadata of a cloud', 'fd00:ec2::254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '203.0.113.7'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv6 loopback in full', '0:0:0:0:0:0:0:1'],
    ['unique local', 'fc00::1'],
    ['unique local', 'fdff:ffff::1'],
    ['link-local', 'fe80::1'],
    ['link-local of one interface', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in digits', '::ffff:7f00:1'],
    ['mapped private', '0:0:0:0:0:ffff:10.1.2.3'],
    ['loopback in the old compatible form', '::127.0.0.1'],
    ['loopback through NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['private through 6to4', '2002:c0a8:101::1'],
    ['nothing', ''],
    ['no address', 'localhost'],
  ])('has not: %s (%s)', (_what, address) => {
    expect(isPublic(address)).toBe(false);
  });
});
