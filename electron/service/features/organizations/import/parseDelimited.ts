/**
 * Delimited text by RFC 4180. Own code, because the spreadsheet library guesses numbers, dates and even other file types
 * (a first column called `ID…` is taken for SYLK), and a code cell must stay the text it is.
 */

const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that splits the first records into the most fields. */
export function guessDelimiter(text: string): Delimiter {
  const head = text.slice(0, 20_000);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const fields = Math.max(0, ...parseDelimited(head, delimiter, 10).map((record) => record.length));
    if (fields > most) [best, most] = [delimiter, fields];
  }
  return best;
}

/**
 * Splits text into records of fields. A quoted field may hold delimiters and line breaks, `""` is one quote; a quote that
 * is never properly closed is an ordinary character. Blank lines are records of one empty field, so that record numbers fit.
 */
export function parseDelimited(text: string, delimiter: Delimiter, maximum = Number.POSITIVE_INFINITY): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let position = 0;
  while (position <= text.length && records.length < maximum) {
    const field = readField(text, position, delimiter);
    record.push(field.value);
    position = field.end;
    if (text[position] === delimiter) {
      position += 1;
      continue;
    }
    records.push(record);
    record = [];
    if (position >= text.length) break;
    position += text.startsWith('\r\n', position) ? 2 : 1;
    if (position >= text.length) break;
  }
  return records;
}

function readField(text: string, start: number, delimiter: Delimiter): { value: string; end: number } {
  // `="0123"` is how spreadsheets protect a code in delimited text.
  const quote = text.startsWith('="', start) ? start + 1 : start;
  const quoted = text[quote] === '"' ? readQuoted(text, quote, delimiter) : null;
  if (quoted !== null) return quoted;
  let end = start;
  while (end < text.length && !isBorder(text[end], delimiter)) end += 1;
  return { value: text.slice(start, end), end };
}

/** A quoted field, or null when its closing quote is missing or something else follows it. */
function readQuoted(text: string, start: number, delimiter: Delimiter): { value: string; end: number } | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const next = text.indexOf('"', from);
    if (next < 0) return null;
    value += text.slice(from, next);
    if (text[next + 1] === '"') {
      value += '"';
      from = next + 2;
      continue;
    }
    let end = next + 1;
    while (text[end] === ' ') end += 1;
    return isBorder(text[end], delimiter) ? { value, end } : null;
  }
}

function isBorder(character: string | undefined, delimiter: Delimiter): boolean {
  return character === undefined || character === delimiter || character === '\n' || character === '\r';
}
