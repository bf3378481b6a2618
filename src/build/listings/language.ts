/** File names and endings, and the language in which Shiki colours them. */
const byName: readonly (readonly [name: RegExp, language: string])[] = [
  [/^(Dockerfile|Containerfile)(\.[\w-]+)?$|\.dockerfile$/i, 'dockerfile'],
  [/^Jenkinsfile$/, 'groovy'],
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.py$/, 'python'],
  [/\.m?js$/, 'javascript'],
  [/\.ts$/, 'typescript'],
  [/\.sh$/, 'bash'],
  [/\.sql$/, 'sql'],
  [/\.html$/, 'html'],
  [/\.c$/, 'c'],
  [/\.go$/, 'go'],
  [/\.java$/, 'java'],
  [/\.xml$/, 'xml'],
  [/\.env$/, 'dotenv'],
  [/\.(ini|cnf|service)$/, 'ini'],
  [/^nginx.*\.conf$/, 'nginx'],
];

/** The language of a listing by its file's name; `text`, which colours nothing, for one we do not know. */
export function languageOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return byName.find(([form]) => form.test(name))?.[1] ?? 'text';
}
