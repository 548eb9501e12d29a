/** What somebody types for a figure, on the screen or in a cell of the form, and the value that is stored. */
import { toHalfWidth } from '../../lib/cleanText.ts';
import { LOCALES, message } from '../../text/index.ts';
import {
  type AskedFigure,
  type FigureFault,
  figureFault,
  isShare,
  type ReturnedFigures,
} from './askedFigures.rules.ts';
import { askedValue } from './figureWords.ts';

/** A value as it is stored, undefined for nothing typed; or what is wrong, `text`: it is no number. */
export type TypedFigure =
  | { readonly value: number | null | undefined }
  | { readonly fault: FigureFault | 'figure_text' };

const NOTHING = /^[-—–/]*$/u;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/iu;
/** 无: a share without base. */
const NO_BASE: ReadonlySet<string> = new Set(LOCALES.map((locale) => message(locale, 'reportPrint.none')));

/** Reads what was typed: 1,234, 12.5, １２; a share in percent, with or without its sign, or 无 where it has no base. */
export function readTyped(figure: Pick<AskedFigure, 'unit' | 'share'>, text: string): TypedFigure {
  const typed = toHalfWidth(text).replace(/[\s,']/gu, '');
  if (NOTHING.test(typed)) return { value: undefined };
  const share = isShare(figure);
  if (share && NO_BASE.has(typed)) return { value: null };
  const plain = share ? typed.replace(/%$/u, '') : typed;
  if (!NUMBER.test(plain)) return { fault: 'figure_text' };
  const value = share ? Math.round(Number(plain) * 1e4) / 1e6 : Number(plain);
  const fault = figureFault(figure, value);
  return fault === null ? { value } : { fault };
}

/** A stored value as it is typed. */
export function typedText(figure: Pick<AskedFigure, 'unit' | 'share'>, value: number | null): string {
  return isShare(figure) || value === null ? askedValue(figure, value) : String(value);
}

/** Every text that was typed, by key, as it is stored; what is wrong by key. */
export function readAllTyped(
  asked: readonly AskedFigure[],
  texts: Readonly<Record<string, string>>,
): { readonly figures: ReturnedFigures; readonly faults: ReadonlyMap<string, FigureFault | 'figure_text'> } {
  const figures: Record<string, number | null> = {};
  const faults = new Map<string, FigureFault | 'figure_text'>();
  for (const figure of asked) {
    const read = readTyped(figure, texts[figure.key] ?? '');
    if ('fault' in read) faults.set(figure.key, read.fault);
    else if (read.value !== undefined) figures[figure.key] = read.value;
  }
  return { figures, faults };
}
