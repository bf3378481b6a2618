import ts from 'typescript';
import { lineAt, type SourceFile } from './source-file.ts';

/** One import of a file, of any kind. */
export interface Import {
  /**
   * What is imported, as written; undefined where an `import()` works it out while it runs. Those marked
   * `@vite-ignore` are left out: the browser fetches an address of the built site, which is no module of ours.
   */
  readonly specifier: string | undefined;
  readonly line: number;
  /** Whether it is fetched while the module runs: `import()`, `require()`, `import.meta.glob()`. */
  readonly dynamic: boolean;
}

/**
 * Every import of a file: static and dynamic ones, re-exports, imports of types, `import.meta.glob()`,
 * `/// <reference types>`. Of an .astro file in its frontmatter, its scripts and the expressions of its HTML.
 */
export function importsOf(source: SourceFile): readonly Import[] {
  return source.file.endsWith('.astro') ? astroImports(source.text) : scriptImports(source.text);
}

function astroImports(text: string): readonly Import[] {
  const frontmatter = /(?<![\s\S])\s*---([\s\S]*?\n)---/.exec(text);
  const scripts = [...text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)];
  const regions = [
    ...(frontmatter ? [{ at: text.indexOf('---') + 3, code: frontmatter[1] ?? '' }] : []),
    ...scripts.map((match) => ({
      at: match.index + (match[1] ?? '').length,
      code: match[2] ?? '',
    })),
  ];
  const html = regions.reduce((rest, { at, code }) => blankOut(rest, at, at + code.length), text);
  return [
    ...regions.flatMap(({ at, code }) => {
      const before = lineAt(text, at) - 1;
      return scriptImports(code).map((each) => ({ ...each, line: each.line + before }));
    }),
    ...[...html.matchAll(/<script\b[^>]*?\ssrc=["']([^"']+)["']/g)].map((match) => ({
      specifier: match[1],
      line: lineAt(text, match.index),
      dynamic: false,
    })),
    // The HTML of a component is no script; what can import in it is an expression with import('…').
    ...[...html.matchAll(/\bimport\(\s*(?:(["'`])([^"'`]*)\1)?/g)].map((match) => ({
      specifier: match[2],
      line: lineAt(text, match.index),
      dynamic: true,
    })),
  ].sort((a, b) => a.line - b.line);
}

function blankOut(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to);
}

function scriptImports(text: string): readonly Import[] {
  const tree = ts.createSourceFile('module.tsx', text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, dynamic: boolean) => {
    found.push({
      specifier: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined,
      line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
      dynamic,
    });
  };
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, false);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node, node.moduleSpecifier, false);
    else if (ts.isExternalModuleReference(node)) add(node, node.expression, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, false);
    else if (ts.isCallExpression(node) && isImportCall(node)) {
      const [first] = node.arguments;
      const several = first && ts.isArrayLiteralExpression(first) ? first.elements : [first];
      if (node.getText(tree).includes('@vite-ignore')) return;
      for (const each of several) add(node, each, true);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  for (const { fileName, pos } of tree.typeReferenceDirectives) {
    found.push({ specifier: fileName, line: lineAt(text, pos), dynamic: false });
  }
  return found;
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(expression)) return expression.text === 'require';
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isMetaProperty(expression.expression) &&
    expression.name.text === 'glob'
  );
}
