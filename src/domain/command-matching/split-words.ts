/** A piece of a command line as the shell sees it. */
export interface Token {
  readonly kind:
    | 'word'
    | 'operator' // | || && ; & ( ) and redirections with their number: 2>
    | 'body'; // The lines of a here-document.
  /**
   * What it means: quotes gone, so that `'a b'`, `"a b"` and `a\ b` are the same text. A character that would
   * be special and was quoted keeps a backslash: `'$HOME'` is `\$HOME`.
   */
  readonly text: string;
  /** As it stands in the line. */
  readonly raw: string;
  /** Where it begins in the line. */
  readonly at: number;
}

/** Why a shell would wait for another line. */
export type Unfinished =
  | 'quote' // A quotation mark has no partner.
  | 'expansion' // $( has no ).
  | 'continued' // A backslash, or an operator such as |, ends the line.
  | 'body'; // A here-document has no end.

export interface SplitLine {
  readonly tokens: readonly Token[];
  readonly unfinished: Unfinished | undefined;
}

/**
 * Cuts a command line into words and operators as bash does, without expanding anything.
 *
 * @see https://www.gnu.org/software/bash/manual/bash.html#Shell-Operation
 */
export function splitWords(line: string): SplitLine {
  return new Splitter(line).split();
}

const operators = ['&>>', '&>', '||', '&&', ';;', '|', ';', '&', '(', ')'];
const redirection = /^\d*(?:>>|>&|<<<|<<-|<<|<&|>|<)/;
/** Operators after which the shell wants more. */
const wantsMore = new Set(['|', '||', '&&']);

class Splitter {
  readonly #line: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #unfinished: Unfinished | undefined;
  /** The ends of the here-documents whose bodies come after this line. */
  #awaited: string[] = [];

  constructor(line: string) {
    this.#line = line;
  }

  split(): SplitLine {
    while (this.#at < this.#line.length && this.#unfinished === undefined) this.#next();
    const last = this.#tokens.at(-1);
    if (this.#unfinished === undefined && this.#awaited.length > 0) this.#unfinished = 'body';
    if (this.#unfinished === undefined && last?.kind === 'operator' && wantsMore.has(last.text)) {
      this.#unfinished = 'continued';
    }
    return { tokens: this.#tokens, unfinished: this.#unfinished };
  }

  #next(): void {
    const rest = this.#line.slice(this.#at);
    const blank = /^(?:[ \t\r]+|\\\n)/.exec(rest)?.[0];
    if (blank !== undefined) this.#at += blank.length;
    else if (rest.startsWith('\n')) this.#endLine();
    else if (rest.startsWith('#')) this.#at += /^[^\n]*/.exec(rest)?.[0].length ?? 0;
    else {
      const operator =
        redirection.exec(rest)?.[0] ?? operators.find((each) => rest.startsWith(each));
      if (operator === undefined) this.#word();
      else {
        this.#tokens.push({ kind: 'operator', text: operator, raw: operator, at: this.#at });
        this.#at += operator.length;
      }
    }
  }

  #endLine(): void {
    this.#at += 1;
    if (this.#awaited.length > 0) {
      this.#bodies();
      return;
    }
    const last = this.#tokens.at(-1);
    if (last === undefined || (last.kind === 'operator' && last.text !== ')')) return;
    this.#tokens.push({ kind: 'operator', text: ';', raw: '\n', at: this.#at - 1 });
  }

  #bodies(): void {
    while (this.#awaited.length > 0) {
      const end = this.#awaited[0] ?? '';
      const start = this.#at;
      const lines: string[] = [];
      for (;;) {
        if (this.#at >= this.#line.length) {
          this.#unfinished = 'body';
          return;
        }
        const stop = this.#line.indexOf('\n', this.#at);
        const text = this.#line.slice(this.#at, stop < 0 ? undefined : stop);
        this.#at = stop < 0 ? this.#line.length : stop + 1;
        if (text === end) break;
        lines.push(text.trimEnd());
      }
      this.#awaited.shift();
      const raw = this.#line.slice(start, this.#at);
      this.#tokens.push({ kind: 'body', text: lines.join('\n'), raw, at: start });
    }
  }

  #word(): void {
    const start = this.#at;
    let text = '';
    while (this.#at < this.#line.length && this.#unfinished === undefined) {
      const character = this.#line[this.#at] ?? '';
      if (/[ \t\r\n|&;()<>]/.test(character)) break;
      if (character === "'") text += this.#singleQuoted();
      else if (character === '"') text += this.#doubleQuoted();
      else if (character === '\\') text += this.#escaped();
      else if (character === '$' || character === '`') text += this.#expansion();
      else {
        text += character;
        this.#at += 1;
      }
    }
    const raw = this.#line.slice(start, this.#at);
    const before = this.#tokens.at(-1)?.text;
    if (before === '<<' || before === '<<-') this.#awaited.push(text.replaceAll('\\', ''));
    // A backslash before the end of a line leaves nothing of a word.
    if (raw !== '') this.#tokens.push({ kind: 'word', text, raw, at: start });
  }

  #singleQuoted(): string {
    const end = this.#line.indexOf("'", this.#at + 1);
    if (end < 0) return this.#giveUp('quote');
    const inner = this.#line.slice(this.#at + 1, end);
    this.#at = end + 1;
    return literal(inner);
  }

  #doubleQuoted(): string {
    let text = '';
    this.#at += 1;
    for (;;) {
      const character = this.#line[this.#at];
      if (character === undefined) return this.#giveUp('quote');
      if (character === '"') break;
      if (character === '$' || character === '`') text += this.#expansion();
      else if (character === '\\' && /["$`\\\n]/.test(this.#line[this.#at + 1] ?? '')) {
        text += literal((this.#line[this.#at + 1] ?? '').replace('\n', ''));
        this.#at += 2;
      } else {
        text += literal(character);
        this.#at += 1;
      }
      if (this.#unfinished !== undefined) return text;
    }
    this.#at += 1;
    return text;
  }

  #escaped(): string {
    const next = this.#line[this.#at + 1];
    if (next === undefined) return this.#giveUp('continued');
    this.#at += 2;
    return next === '\n' ? '' : literal(next);
  }

  /** `$name`, `${…}`, `$(…)` and `…` between backquotes, as they stand, inner blanks evened out. */
  #expansion(): string {
    const rest = this.#line.slice(this.#at);
    const close = rest.startsWith('$(') ? ')' : rest.startsWith('`') ? '`' : undefined;
    if (close === undefined) {
      const name = /^\$(?:\{[^}]*\}|\w+|[?$!#@*-])?/.exec(rest)?.[0] ?? '$';
      this.#at += name.length;
      return name.replace(/^\$\{(\w+)\}$/, '$$$1');
    }
    const start = close === ')' ? 2 : 1;
    const end = close === ')' ? closingParenthesis(rest) : rest.indexOf('`', 1);
    if (end < 0) return this.#giveUp('expansion');
    this.#at += end + 1;
    const inner = splitWords(rest.slice(start, end)).tokens.map(({ text }) => text);
    return `$(${inner.join(' ')})`;
  }

  #giveUp(why: Unfinished): string {
    this.#unfinished = why;
    this.#at = this.#line.length;
    return '';
  }
}

/** Quoted text with a backslash before what would be special without the quotes. */
function literal(text: string): string {
  const special = /\{[^{}]*(?:,|\.\.)[^{}]*\}/.test(text) ? /[$`*?[\\{]/g : /[$`*?[\\]/g;
  return text.replaceAll(special, String.raw`\$&`);
}

function closingParenthesis(text: string): number {
  let depth = 0;
  let quote: string | undefined;
  for (let at = 1; at < text.length; at++) {
    const character = text[at];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')' && --depth === 0) return at;
  }
  return -1;
}
