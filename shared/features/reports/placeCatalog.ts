/** Which names are places, and what each means. Names of figures are those of the catalogue `figures` in zh-CN. */
import { messageIfKnown } from '../../text/index.ts';
import type { FigureSpec } from './figures/fact.ts';
import { FIGURES } from './figures/figureCatalog.ts';
import { partWords } from './figures/partWords.ts';
import type { FigureLine } from './reports.contract.ts';
import { FIGURE_GROUPS, type FigureGroup } from './reports.lists.ts';

/** Words of the period and the office. */
export const PLACE_WORDS = {
  单位: 'office',
  期间: 'period',
  上期: 'previous',
  同期: 'last_year',
  起日: 'from',
  止日: 'to',
  统计时点: 'counted',
} as const;
export type PlaceWord = (typeof PLACE_WORDS)[keyof typeof PLACE_WORDS];

/** What may follow the name of a figure: its value then, or how the present one stands to it, in percent or in numbers. */
export const PLACE_SUFFIXES = {
  上期: { period: 'previous', as: 'value' },
  同期: { period: 'last_year', as: 'value' },
  环比: { period: 'previous', as: 'percent' },
  同比: { period: 'last_year', as: 'percent' },
  环比增减: { period: 'previous', as: 'difference' },
  同比增减: { period: 'last_year', as: 'difference' },
} as const;
export type PlaceSuffix = (typeof PLACE_SUFFIXES)[keyof typeof PLACE_SUFFIXES];

/** A table or chart shows one group; a table also the chief figures, all groups, or what the lower offices returned. */
export type PlaceContent = FigureGroup | 'main' | 'all' | 'roll_up';
export type PlaceMeaning =
  | { readonly kind: 'word'; readonly word: PlaceWord }
  | {
      readonly kind: 'figure';
      readonly spec: FigureSpec;
      readonly part: string | null;
      readonly suffix: PlaceSuffix | null;
    }
  | { readonly kind: 'table' | 'chart'; readonly content: PlaceContent };
export type KnownPlace = {
  readonly name: string;
  readonly kind: 'figure' | 'table' | 'chart' | 'word';
  /** Group of a figure, table or chart; '' for words and what is of no group. */
  readonly group: string;
};

const TABLE = '表';
const CHART = '图';
/** Tables that are of no group, by their names. */
const WHOLE_TABLES: ReadonlyMap<string, 'main' | 'all' | 'roll_up'> = new Map([
  ['主要指标', 'main'],
  ['全部', 'all'],
  ['各单位汇总', 'roll_up'],
]);

/** The name of a figure as screens, prints and places show it. */
export function figureName(key: string): string {
  return messageIfKnown('zh-CN', `figures.${key}`) ?? key;
}

/** The name of a group. */
export function groupName(group: FigureGroup): string {
  return messageIfKnown('zh-CN', `figureGroups.${group}`) ?? group;
}

/** Parts of a figure divided by a list, as they stand in names; none where they come with the records. */
function listParts(spec: FigureSpec): string[] {
  if (spec.by === undefined || spec.by === 'named') return [];
  return spec.by.values.map((value) => placed(partWords('zh-CN', spec, { value }) ?? value));
}

const BY_NAME: ReadonlyMap<string, FigureSpec> = new Map(FIGURES.map((spec) => [figureName(spec.key), spec]));
const GROUP_BY_NAME: ReadonlyMap<string, FigureGroup> = new Map(
  FIGURE_GROUPS.map((group) => [groupName(group), group]),
);

/** What a normalised name means; null: it is no place. @param lines parts that come with the records; empty: any part is taken */
export function placeMeaning(name: string, lines: readonly FigureLine[]): PlaceMeaning | null {
  for (const [word, meaning] of Object.entries(PLACE_WORDS)) if (word === name) return { kind: 'word', word: meaning };
  const [head = '', tail, ...more] = name.split('：');
  if (more.length > 0) return null;
  if (head === TABLE || head === CHART) return blockMeaning(head === TABLE ? 'table' : 'chart', tail ?? '');
  const suffix = Object.entries(PLACE_SUFFIXES).find(([word]) => word === tail)?.[1] ?? null;
  if (tail !== undefined && suffix === null) return null;
  const [base = '', part = null, ...rest] = head.split('·');
  const spec = BY_NAME.get(base);
  if (!spec || rest.length > 0 || (spec.by === undefined) !== (part === null)) return null;
  if (part !== null && !isPart(spec, part, lines)) return null;
  return { kind: 'figure', spec, part, suffix };
}

function blockMeaning(kind: 'table' | 'chart', name: string): PlaceMeaning | null {
  const content = (kind === 'table' ? WHOLE_TABLES.get(name) : undefined) ?? GROUP_BY_NAME.get(name);
  return content === undefined ? null : { kind, content };
}

function isPart(spec: FigureSpec, part: string, lines: readonly FigureLine[]): boolean {
  if (listParts(spec).includes(part)) return true;
  return lines.length === 0 ? spec.by === 'named' : partLine(spec.key, part, lines) !== undefined;
}

/** A part as it stands in a name: without the marks that divide a name, which a task's title may well have. */
function placed(part: string): string {
  return part.replace(/[\s:：·・•‧･{}｛｝]/gu, '');
}

function withoutYear(part: string): string {
  return placed(part).replace(/^\d{4}年/u, '');
}

/**
 * The line of a divided figure's part by its words; a quarter or month also without its year. None where two parts are called so: which
 * number is meant cannot be told.
 */
export function partLine(key: string, part: string, lines: readonly FigureLine[]): FigureLine | undefined {
  const own = lines.filter((line) => line.spec === key && line.part !== null);
  const exact = own.filter((line) => placed(line.part ?? '') === part);
  const found = exact.length > 0 ? exact : own.filter((line) => withoutYear(line.part ?? '') === part);
  return found.length === 1 ? found[0] : undefined;
}

/** Every name there is, figures in their order, divided ones with their parts. */
export function catalogueOf(lines: readonly FigureLine[]): KnownPlace[] {
  const words = Object.keys(PLACE_WORDS).map((name): KnownPlace => ({ name, kind: 'word', group: '' }));
  const figures = FIGURES.flatMap((spec) => figureNames(spec, lines));
  const tables = [...GROUP_BY_NAME].flatMap(([name, group]): KnownPlace[] => [
    { name: `${TABLE}：${name}`, kind: 'table', group },
    { name: `${CHART}：${name}`, kind: 'chart', group },
  ]);
  const whole = [...WHOLE_TABLES.keys()].map(
    (name): KnownPlace => ({ name: `${TABLE}：${name}`, kind: 'table', group: '' }),
  );
  return [...words, ...figures, ...tables, ...whole];
}

function figureNames(spec: FigureSpec, lines: readonly FigureLine[]): KnownPlace[] {
  const { key, group } = spec;
  const name = figureName(key);
  if (spec.by === undefined) return [{ name, kind: 'figure', group }];
  const parts = new Set(listParts(spec));
  for (const line of lines) {
    const part = line.spec === key && line.part !== null ? placed(line.part) : '';
    if (part !== '' && partLine(key, part, lines) !== undefined) parts.add(part);
  }
  return [...parts].map((part) => ({ name: `${name}·${part}`, kind: 'figure', group }));
}
