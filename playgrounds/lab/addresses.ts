/** The hosts of the book and their addresses on the lab's only network. */
export const hostAddresses = {
  docker1: '192.168.110.101',
  docker2: '192.168.110.102',
  docker3: '192.168.110.103',
  docker4: '192.168.110.104',
  docker5: '192.168.110.105',
  docker6: '192.168.110.106',
  registry: '192.168.110.124',
} as const;

/** A host of the book, such as `docker1`. */
export type HostName = keyof typeof hostAddresses;

/** Every host, in the order in which a page shows them. */
export const hostNames = Object.keys(hostAddresses) as readonly HostName[];

/** Whether a word names a host of the book. */
export function isHostName(word: string): word is HostName {
  return Object.hasOwn(hostAddresses, word);
}
