import { connect, type Socket } from 'node:net';

/** A reply of Redis; an error reply is an Error. */
export type Reply = string | number | null | Error | readonly Reply[];

type Argument = string | Uint8Array;

/** A connection to a redis-server that sends commands in one go and reads their replies (RESP 2). */
export class Connection {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #wanted = 0;
  #replies: Reply[] = [];
  #settle: { resolve: (replies: readonly Reply[]) => void; reject: (error: Error) => void } | null =
    null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#read();
    });
    socket.on('error', (error) => this.#settle?.reject(error));
    socket.on('close', () => this.#settle?.reject(new Error('redis-server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Sends commands together and gives their replies in order. */
  send(commands: readonly (readonly Argument[])[]): Promise<readonly Reply[]> {
    if (this.#settle !== null) throw new Error('The last commands are still on their way.');
    this.#wanted = commands.length;
    this.#replies = [];
    const answered = new Promise<readonly Reply[]>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#socket.write(Buffer.concat(commands.map(encode)));
    return answered;
  }

  close() {
    this.#settle = null;
    this.#socket.destroy();
  }

  #read() {
    let at = 0;
    while (this.#replies.length < this.#wanted) {
      const read = readReply(this.#received, at);
      if (read === undefined) break;
      this.#replies.push(read.reply);
      at = read.end;
    }
    this.#received = this.#received.subarray(at);
    if (this.#replies.length < this.#wanted) return;
    const settle = this.#settle;
    this.#settle = null;
    settle?.resolve(this.#replies);
  }
}

function encode(words: readonly Argument[]): Buffer {
  const parts = words.flatMap((word) => {
    const bytes = Buffer.from(word);
    return [Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')];
  });
  return Buffer.concat([Buffer.from(`*${words.length}\r\n`), ...parts]);
}

/** The reply that begins at a position and where it ends; undefined while it is not all there. */
function readReply(data: Buffer, from: number): { reply: Reply; end: number } | undefined {
  const lineEnd = data.indexOf('\r\n', from);
  if (lineEnd === -1) return undefined;
  const text = data.toString('utf8', from + 1, lineEnd);
  const after = lineEnd + 2;
  const kind = String.fromCharCode(data[from] ?? 0);
  if (kind === '+') return { reply: text, end: after };
  if (kind === '-') return { reply: new Error(text), end: after };
  if (kind === ':') return { reply: Number(text), end: after };
  const length = Number(text);
  if (length === -1) return { reply: null, end: after };
  if (kind === '$') {
    const end = after + length + 2;
    return data.length < end
      ? undefined
      : { reply: data.toString('utf8', after, after + length), end };
  }
  if (kind !== '*') throw new Error(`A reply of an unknown kind: ${kind}`);
  const replies: Reply[] = [];
  let end = after;
  for (let each = 0; each < length; each++) {
    const read = readReply(data, end);
    if (read === undefined) return undefined;
    replies.push(read.reply);
    end = read.end;
  }
  return { reply: replies, end };
}
