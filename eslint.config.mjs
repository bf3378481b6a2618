// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * What ESLint can see of the import rules while one types. `npm run check` holds all of them, `await import()`
 * included: src/build/checks/rooms.ts.
 *
 * @param {Record<string, string>} patterns - What must not be imported, and what to do instead.
 */
function mustNotImport(patterns) {
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: Object.entries(patterns).map(([regex, message]) => ({ regex, message })),
      },
    ],
  };
}

const playgrounds = {
  '(^|/)(playgrounds|e2e)/': 'Recordings and sandboxes reach the site as data: read a collection.',
};
const heavy = {
  '^@xterm/': 'Its door is src/browser/terminal.ts.',
  '^@webcontainer/api': 'Its door is src/islands/node-sandbox/boot.ts.',
  '^mermaid($|/)': 'Its doors are src/build/diagrams/ and src/islands/step-flow/edit.ts.',
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      'playwright-report/',
      'test-results/',
      'playgrounds/sandboxes/',
      'playgrounds/recordings/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    // Of ESLint's own rules those that neither tsc (it reads .mjs too) nor typescript-eslint knows.
    rules: {
      'no-cond-assign': 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-irregular-whitespace': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A number or undefined in a message is what the message is about.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true },
      ],
      // tsconfig has noPropertyAccessFromIndexSignature: what may be missing is written with brackets.
      '@typescript-eslint/dot-notation': 'off',
      // `() => element.focus()` says what it does; that it gives nothing is no news.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Doing nothing is an answer, and a default.
      '@typescript-eslint/no-empty-function': 'off',
      // Astro hands loaders and hooks an object of tools to be taken apart; they do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // [...text] counts code points, which is what we mean by it.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  astro.configs.recommended,
  { files: ['**/*.mjs', 'public/*.js'], extends: [tseslint.configs.recommended] },
  { files: ['src/**'], rules: mustNotImport({ ...playgrounds, ...heavy }) },
  { files: ['src/browser/terminal.ts'], rules: mustNotImport(playgrounds) },
  {
    files: ['src/domain/**'],
    ignores: ['**/*.test.ts'],
    rules: mustNotImport({ '^[^.]': 'The domain imports itself only: take it as an argument.' }),
  },
  {
    files: ['src/build/{recordings,diagrams}/**', 'src/islands/step-flow/edit.ts', '**/*.test.ts'],
    rules: mustNotImport(playgrounds),
  },
);
