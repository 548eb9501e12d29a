import { RULER_CLAUSES, type RulerCode, type RulerFinding } from '#shared/features/documents/ruler.ts';
import type { TextLine } from './textLines.ts';

export type Place = { readonly page: number; readonly x?: number; readonly y?: number; readonly excerpt?: string };

export type Measured = {
  readonly measured: number;
  /** What this office wants, and what the standard says. */
  readonly office: number;
  readonly standard?: number;
  readonly tolerance: number;
  readonly unit?: 'mm' | 'pt';
};

const EXCERPT_LENGTH = 24;

/** Collects what deviates and counts the rules that were applied. */
export class Judge {
  readonly findings: RulerFinding[] = [];
  readonly #checked = new Set<RulerCode>();
  readonly #noted = new Set<RulerCode>();

  get checkedRules(): number {
    return this.#checked.size;
  }

  /** A rule that holds or does not; `measured` and `expected` are what the sentence shows. */
  holds(code: RulerCode, place: Place, isRight: boolean, measured = '', expected = ''): void {
    this.#checked.add(code);
    if (!isRight) this.#add(code, 'deviation', place, measured, expected);
  }

  /** A measure within a tolerance; an office's own value is a note where it lies outside the standard's. */
  measures(code: RulerCode, place: Place, value: Measured): void {
    this.#checked.add(code);
    const { measured, office, standard = office, tolerance, unit = 'mm' } = value;
    const wanted = (number: number): string => `${short(number)} ${unit} ±${short(tolerance)}`;
    const found = `${short(measured)} ${unit}`;
    // A hair beyond the tolerance is rounding of the file's decimals.
    if (Math.abs(measured - office) > tolerance + 0.005) this.#add(code, 'deviation', place, found, wanted(office));
    else if (Math.abs(office - standard) > tolerance + 0.005 && !this.#noted.has(code)) {
      this.#noted.add(code);
      this.#add(code, 'note', place, found, wanted(standard));
    }
  }

  /** Advice: what the standard recommends and a user may have decided otherwise. */
  advises(code: RulerCode, place: Place, isRight: boolean, measured = '', expected = ''): void {
    this.#checked.add(code);
    if (!isRight) this.#add(code, 'note', place, measured, expected);
  }

  #add(rule: RulerCode, severity: RulerFinding['severity'], place: Place, measured: string, expected: string): void {
    const { page, x, y, excerpt } = place;
    const text = [...(excerpt ?? '')].slice(0, EXCERPT_LENGTH).join('');
    this.findings.push({
      rule,
      severity,
      page,
      clause: RULER_CLAUSES[rule],
      measured,
      expected,
      place: x === undefined || y === undefined ? null : { x: Number(short(x)), y: Number(short(y)) },
      ...(text === '' ? {} : { excerpt: text }),
    });
  }
}

/** Where a line stands. */
export function at(line: TextLine): Place {
  return { page: line.page, x: line.left, y: line.emTop, excerpt: line.text };
}

/** At most two decimals. */
export function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
