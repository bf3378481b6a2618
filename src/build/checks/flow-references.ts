import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearestRemedy } from '../../domain/finding/nearest.ts';
import type { Book } from './book.ts';
import { unknownChapter, type BookData } from './data.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Checks what flows say of the rest of the book: `chapter` at the top, `correction` of a step at any depth. Whether a
 * flow is of its form is for the check of diagrams.
 */
export function checkFlowReferences(
  files: readonly SourceFile[],
  { ids, notCitable, planned }: Pick<Book, 'ids' | 'notCitable' | 'planned'>,
): readonly Finding[] {
  return files.flatMap(({ file, text }) => {
    if (!/^content\/flows\/.+\/flow\.yaml$/.test(file)) return [];
    const findings: Finding[] = [];
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    visit(document, {
      Pair(_key, { key, value }, path) {
        if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
        const line = lines.linePos(key.range?.[0] ?? 0).line;
        const isTop = isMap(path.at(-1)) && path.at(-1) === document.contents;
        if (key.value === 'chapter' && isTop) {
          findings.push(...unknownChapter(file, line, value.value, planned));
        }
        if (key.value === 'correction') {
          findings.push(
            ...correctionFinding({ file, line }, value.value, ids.corrections, notCitable),
          );
        }
      },
    });
    return findings;
  });
}

/** Checks that the flows which the list of chapters puts in order are there. */
export function checkTaughtFlows(
  parts: BookData['parts'],
  known: Book['ids']['flows'],
): readonly Finding[] {
  return (parts?.value.parts ?? []).flatMap(({ chapters }, part) =>
    chapters.flatMap(({ flows = [] }, chapter) =>
      flows.flatMap((name, index) => {
        if (known === undefined || known.has(name)) return [];
        return {
          id: 'flow/unknown',
          place: {
            file: parts?.file ?? '',
            line: parts?.lineOf(['parts', part, 'chapters', chapter, 'flows', index]) ?? 1,
          },
          message: `flow "${name}" is none of the book's.`,
          remedy: nearestRemedy(name, known, 'They live in content/flows/.'),
        };
      }),
    ),
  );
}

function correctionFinding(
  place: Finding['place'],
  id: string,
  known: ReadonlySet<string> | undefined,
  notCitable: ReadonlyMap<string, string>,
): readonly Finding[] {
  if (known && !known.has(id)) {
    return [
      {
        id: 'correction/unknown',
        place,
        message: `correction "${id}" is none of the book's.`,
        remedy: nearestRemedy(id, known, 'They stand in content/data/corrections.yaml.'),
      },
    ];
  }
  const reason = notCitable.get(id);
  if (reason === undefined) return [];
  return [
    {
      id: 'correction/not-citable',
      place,
      message: `correction ${id} must not be cited yet: ${reason}`,
      remedy:
        'Find a source and set "citable: yes" in content/data/corrections.yaml, or leave it out.',
    },
  ];
}
