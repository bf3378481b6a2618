import { spawn } from 'node:child_process';

const endsWithinMs = 60_000;

/**
 * What `redis-cli` prints, to both of its outputs; questions are answered with `answer`.
 *
 * @throws Error when it does not end within a minute.
 */
export function redisCli(args: readonly string[], answer = 'no\n'): Promise<string> {
  return new Promise((resolve, reject) => {
    // In a terminal that knows colours redis-cli colours its output, pipe or not.
    const env = { ...process.env, TERM: 'dumb' };
    const child = spawn('redis-cli', args, { stdio: ['pipe', 'pipe', 'pipe'], env });
    let output = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`redis-cli ${args.join(' ')} did not end.\n${output.slice(-2000)}`));
    }, endsWithinMs);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.on('error', () => {
      // It may refuse before it asks, and close its input.
    });
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(late);
      resolve(output);
    });
    child.stdin.end(answer);
  });
}
