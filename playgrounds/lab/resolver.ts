/**
 * The name server of the lab's network: it knows the hosts of the book, and says at once of every other name
 * that there is none. Without it a container that asks for an unknown name would wait 15 s.
 *
 *   node resolver.ts ADDRESS PORT
 */
import { createSocket, type Socket } from 'node:dgram';
import { hostAddresses } from './addresses.ts';

/** Every name that has an address. */
const known = new Map<string, string>([
  ...Object.entries(hostAddresses),
  ['registry.example.com', hostAddresses.registry],
]);

const headerBytes = 12;
const typeA = 1;
const noSuchName = 3;

/**
 * The answer to one DNS query; undefined for what is none.
 *
 * @see RFC 1035, section 4.1
 */
export function answerTo(query: Buffer): Buffer | undefined {
  const question = questionOf(query);
  if (question === undefined) return undefined;
  const address = known.get(question.name);
  const record =
    address !== undefined && question.type === typeA ? recordOf(address) : Buffer.alloc(0);
  const header = Buffer.alloc(headerBytes);
  query.copy(header, 0, 0, 2); // The query's number.
  const wantsRecursion = query.readUInt16BE(2) & 0x0100;
  header.writeUInt16BE(0x8480 | wantsRecursion | (address === undefined ? noSuchName : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(record.length > 0 ? 1 : 0, 6);
  return Buffer.concat([header, query.subarray(headerBytes, question.end), record]);
}

/** The first question of a query: its name in small letters, its type, and where it ends. */
function questionOf(query: Buffer): { name: string; type: number; end: number } | undefined {
  if (query.length < headerBytes || query.readUInt16BE(2) & 0x8000) return undefined;
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += 1 + length;
  }
  const end = at + 5; // The empty label, the type, the class.
  if (end > query.length) return undefined;
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end };
}

/** The question's name, as a pointer to it, has this address for a minute. */
function recordOf(address: string): Buffer {
  return Buffer.from([0xc0, headerBytes, 0, typeA, 0, 1, 0, 0, 0, 60, 0, 4, ...bytesOf(address)]);
}

function bytesOf(address: string): number[] {
  return address.split('.').map(Number);
}

/** Answers on an address until the socket is closed. */
export function serve(address: string, port: number): Socket {
  const socket = createSocket('udp4');
  socket.on('message', (query, { address: from, port: back }) => {
    const answer = answerTo(query);
    if (answer !== undefined) socket.send(answer, back, from);
  });
  socket.bind(port, address);
  return socket;
}

if (import.meta.main) {
  const [address = '', port = ''] = process.argv.slice(2);
  serve(address, Number(port));
}
