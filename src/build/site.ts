/** Where the site will stand, as the person who publishes it says in the environment. */
export interface Site {
  /** `SITE_URL`: scheme and host; without it there is no sitemap and no canonical link. */
  readonly url: string | undefined;
  /** `REPOSITORY_URL`: a web page of the repository; without it there is no edit link. */
  readonly repository: string | undefined;
  /** `BASE_PATH`: the path below the host, `/` unless set; always with a leading and without a trailing slash. */
  readonly base: string;
}

/**
 * Reads and checks the three variables.
 *
 * @throws Error naming the variable, what it holds and what it should look like.
 */
export function readSite(environment: Record<string, string | undefined>): Site {
  const base = (environment['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '');
  if (!/^[\w./~-]*$/.test(base)) {
    throw new Error(
      `BASE_PATH is "${environment['BASE_PATH']}"; expected a path such as /dockside. Remedy: set it to the folder the site is served from, or unset it.`,
    );
  }
  return {
    url: webAddress(environment, 'SITE_URL', 'https://docs.example.com'),
    repository: webAddress(environment, 'REPOSITORY_URL', 'https://git.example.com/owner/name'),
    base: `/${base}`,
  };
}

/** Reads the variables; ends the process with one message when one of them is not of its form. */
export function siteOrExit(environment: Record<string, string | undefined>): Site {
  try {
    return readSite(environment);
  } catch (error) {
    // Thrown from its configuration, Astro would print the message with a stack and a place in our code.
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/** What a build without the variables lacks, in one sentence; undefined when it lacks nothing. */
export function missingParts(site: Site): string | undefined {
  const missing = [
    site.url === undefined ? 'no sitemap (SITE_URL is not set)' : undefined,
    site.repository === undefined ? 'no edit links (REPOSITORY_URL is not set)' : undefined,
  ].filter((each) => each !== undefined);
  return missing.length === 0 ? undefined : `This build has ${missing.join(' and ')}.`;
}

function webAddress(
  environment: Record<string, string | undefined>,
  name: string,
  example: string,
): string | undefined {
  const value = environment[name];
  if (value === undefined || value === '') return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Error(
      `${name} is "${value}"; expected a web address such as ${example}. Remedy: set it to the address, or unset it.`,
    );
  }
  return value.replace(/\/+$/, '');
}
