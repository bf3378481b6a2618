/** What Astro tells, as far as it matters here. See https://docs.astro.build/en/reference/logger-reference/ */
interface LogEvent {
  readonly level: string;
  readonly label: string | null;
  readonly message: string;
}

/** Warnings that are about nothing an author or a contributor could mend, each with its reason. */
const expected: readonly RegExp[] = [
  // Astro marks its own modules so; its bundler does not know the mark and keeps it all the same.
  /MODULE_LEVEL_DIRECTIVE.*use astro:head-inject/s,
  // src/build/book/integration.ts says the same in words that name the variable.
  /\[?@astrojs\/sitemap\]?.*requires the `site`|Sitemap integration requires the `site`/,
];

/** Whether a build prints an event: every error, and every warning that is not expected. */
export function isWorthPrinting({ level, message }: LogEvent): boolean {
  if (level !== 'warn' && level !== 'error') return false;
  return !expected.some((form) => form.test(message));
}

/**
 * The setting `logger` of Astro: a build prints its result and its findings, and of Astro only what went wrong.
 *
 * @param args - The arguments of the process; other commands than build keep Astro's own logger.
 */
export function buildLogger(args: readonly string[]) {
  return args.includes('build') ? { logger: { entrypoint: import.meta.filename } } : {};
}

/** What Astro calls for the destination of its events. */
export default function destination() {
  return {
    write(event: LogEvent): void {
      if (!isWorthPrinting(event)) return;
      process.stderr.write(`${event.label ?? 'astro'}: ${event.message}\n`);
    },
  };
}
