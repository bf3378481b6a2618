import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { formatFindings, type Finding } from '../../domain/finding/finding.ts';
import { checkPages, checkSources, inspectEvidence } from './index.ts';

/**
 * Lets no build pass that has a finding: the sources are checked before it begins, the pages when they are
 * written. Stands behind every integration that adds pages or files.
 */
export function checksIntegration(): AstroIntegration {
  let base = '/';
  return {
    name: 'dockside-checks',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        if (command !== 'build') return;
        const root = fileURLToPath(config.root);
        stopOn([...checkSources(root), ...(await inspectEvidence(root))]);
      },
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => {
        stopOn(checkPages(fileURLToPath(dir), base));
      },
    },
  };
}

/**
 * Prints the findings and ends the process. An error thrown from a hook would be printed by Astro with the
 * name of the hook, a stack and the frames of its own code around it, and findings speak of files, not of code.
 */
function stopOn(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  console.error(formatFindings(findings));
  process.exit(1);
}
