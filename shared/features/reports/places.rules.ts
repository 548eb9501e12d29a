/**
 * Marked places in the text of a report or template (features W6, W7): `{{name}}` is a number, its comparison, or a word of the period;
 * `{{表：…}}` and `{{图：…}}`, alone in a paragraph, are a table or a chart. Everything here is pure.
 */
import type { TextBlock } from '../documents/textBlock.ts';
import { nearestName } from './nearestName.ts';
import { catalogueOf, type KnownPlace, type PlaceMeaning, placeMeaning } from './placeCatalog.ts';
import { type PeriodWords, wordText } from './placeWords.ts';
import type { FigureLine } from './reports.contract.ts';

export type { PeriodWords } from './placeWords.ts';

/** Title and text as a clerk writes them. */
export type MarkedText = { readonly title: string; readonly blocks: readonly TextBlock[] };
/** A name between braces and the line that holds it: 0 the title, then every heading, paragraph and table row from 1. */
export type PlacedName = { readonly name: string; readonly line: number };
export type UnknownPlace = PlacedName & { readonly nearest: string | null };

const OPEN = '(?:\\{|｛)\\s*(?:\\{|｛)';
const CLOSE = '(?:\\}|｝)\\s*(?:\\}|｝)';
const PLACE = new RegExp(`${OPEN}([^{}｛｝]*)${CLOSE}`, 'gu');
const ALONE = new RegExp(`^\\s*${OPEN}([^{}｛｝]*)${CLOSE}\\s*$`, 'u');
/** As many faults as are named at once, and as much of a name as is repeated: stray marks in a huge text make thousands. */
const MOST_UNKNOWN = 200;
const LONGEST_NAME = 60;
/** Braces that were left open or typed once: what follows them up to their end. */
const BROKEN = new RegExp(`(?:${OPEN}|[{｛])([^{}｛｝，。；、]{0,60})[}｝]?|${CLOSE}`, 'gu');

/** The name as it is looked up: without blanks, `：` and `·` in one form, however they were typed. */
export function placeName(raw: string): string {
  return raw
    .replace(/\s/gu, '')
    .replaceAll(':', '：')
    .replace(/[・•‧･]/gu, '·');
}

/** Every name in title and text in order, also one that stands there twice. */
export function placeNames(text: MarkedText): PlacedName[] {
  return linesOf(text).flatMap(({ content }, line) => namesIn(content).map((name) => ({ name, line })));
}

/** The names in one text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map((match) => placeName(match[1] ?? ''));
}

/** A text in which every place of a (canonical) name is another one; without any, the same words typed with broken braces become it. */
export function withPlaceRenamed(text: string, from: string, to: string): string {
  const place = `{{${to}}}`;
  const renamed = text.replace(PLACE, (whole, raw: string) => (placeName(raw) === from ? place : whole));
  return renamed === text && /[{}｛｝]/u.test(from) ? text.replaceAll(from, () => place) : renamed;
}

/** The table or chart that a paragraph stands for; null for a paragraph of text. */
export function blockPlace(text: string): PlaceMeaning | null {
  const name = ALONE.exec(text)?.[1];
  const meaning = name === undefined ? null : placeMeaning(placeName(name), []);
  return meaning?.kind === 'table' || meaning?.kind === 'chart' ? meaning : null;
}

/**
 * Names that are no place, each with its line and the nearest name there is (features W7). A table or chart inside a line of text is no
 * place either: it needs a paragraph of its own; nor is a name whose braces are not whole.
 * @param lines figures as last counted; null or empty: a template, where parts that come with the records (sections, quarters) are not judged
 * @returns the first 200 in order, names that are longer than any cut
 */
export function unknownPlaces(text: MarkedText, lines: readonly FigureLine[] | null): UnknownPlace[] {
  const known = lines ?? [];
  const names = catalogueOf(known).map((place) => place.name);
  const found: UnknownPlace[] = [];
  for (const [line, { content, isParagraph }] of linesOf(text).entries()) {
    const isBlock = isParagraph && blockPlace(content) !== null;
    const wrong = namesIn(content).filter((name) => {
      const meaning = placeMeaning(name, known);
      return meaning === null || ((meaning.kind === 'table' || meaning.kind === 'chart') && !isBlock);
    });
    for (const name of [...wrong, ...brokenPlaces(content, known)].slice(0, MOST_UNKNOWN - found.length))
      found.push({ name: shortened(name), line, nearest: nearestOf(name.replace(/[{}｛｝]/gu, ''), known, names) });
    if (found.length === MOST_UNKNOWN) break;
  }
  return found;
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : name;
}

/** What stands at braces that make no place: double ones that are not closed, or a known name in single ones. */
function brokenPlaces(content: string, lines: readonly FigureLine[]): string[] {
  // A whole place is no part of what stands around it.
  return [...content.replace(PLACE, '，').matchAll(BROKEN)]
    .filter(
      ([whole, name = '']) =>
        /[{｛]\s*[{｛]|[}｝]\s*[}｝]/u.test(whole) || placeMeaning(placeName(name), lines) !== null,
    )
    .map(([whole]) => whole);
}

/** The text of every place that has one; tables, charts and unknown names are left out. */
export function placeTexts(
  names: readonly string[],
  lines: readonly FigureLine[],
  words: PeriodWords,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name of names) {
    const text = placeText(placeName(name), lines, words);
    if (text !== null) texts[placeName(name)] = text;
  }
  return texts;
}

function placeText(name: string, lines: readonly FigureLine[], words: PeriodWords): string | null {
  const meaning = placeMeaning(name, lines);
  return meaning === null ? null : wordText(meaning, lines, words);
}

/** A text with its places filled; a name that has no text stays as it stands, for the gate to name. */
export function filled(text: string, lines: readonly FigureLine[], words: PeriodWords): string {
  return text.replace(PLACE, (whole, raw: string) => placeText(placeName(raw), lines, words) ?? whole);
}

/** Every name that may stand in a text, for choosing from; parts that come with the records as far as `lines` have them. */
export function knownPlaces(lines: readonly FigureLine[]): KnownPlace[] {
  return catalogueOf(lines);
}

function nearestOf(name: string, lines: readonly FigureLine[], names: readonly string[]): string | null {
  const [base = '', ...suffix] = /^[表图]：/u.test(name) ? [name] : name.split('：');
  const exact = nearestName(base, names);
  const known = exact === null ? null : [exact, ...suffix].join('：');
  // A wrong suffix (：上年) is no place either, so the name alone is offered.
  return known !== null && placeMeaning(known, lines) !== null ? known : exact;
}

type Line = { readonly content: string; readonly isParagraph: boolean };

function linesOf({ title, blocks }: MarkedText): Line[] {
  return [{ content: title, isParagraph: false }, ...blocks.flatMap(blockLines)];
}

function blockLines(block: TextBlock): Line[] {
  if (block.kind === 'heading') return [{ content: block.text, isParagraph: false }];
  if (block.kind === 'paragraph') return block.text.split('\n').map((content) => ({ content, isParagraph: true }));
  const rows = [block.columns.map(({ title }) => title), ...block.rows];
  return rows.map((row) => ({ content: row.join('\t'), isParagraph: false }));
}
