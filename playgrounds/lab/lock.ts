import { connect, createServer } from 'node:net';

/** Hosts and their network exist once on a machine, wherever `LAB_DIR` is. */
const machineLock = '\0dockside-notes-lab';

/**
 * Takes the lab for this process, until it ends: two that start and stop hosts would fight. The lock
 * is a socket of Linux's abstract kind, which has no file: the kernel frees it however a process dies.
 *
 * @param purpose - What this process does, for whoever finds the lab taken: `record swarm/create/join`.
 * @throws When another process has it; the message names its pid and purpose.
 */
export async function takeLab(purpose: string, lock: string = machineLock): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => {}); // ECONNRESET when whoever asked is gone.
    socket.end(`${process.pid} ${purpose}`);
  });
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(lock, () => resolve(true));
  });
  server.unref();
  if (taken) return;
  const [pid = '', ...words] = (await holderOf(lock)).split(' ');
  const holder = pid === '' ? 'Another process' : `Process ${pid} (${words.join(' ')})`;
  const remedy = pid === '' ? 'Wait for it.' : `Wait for it, or end it: kill ${pid}`;
  throw new Error(`${holder} is using the lab. ${remedy}`);
}

/** What the holder says of itself; the empty string when it is too busy to answer, or just ended. */
function holderOf(lock: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(lock);
    const finish = () => {
      socket.destroy();
      resolve(said);
    };
    socket.setEncoding('utf8').setTimeout(2000, finish);
    socket
      .on('data', (text: string) => (said += text))
      .on('end', finish)
      .on('error', finish);
  });
}
