import { mm, type OfficialLayout } from '#service/documents/officialLayout.ts';
import type { GlyphRun, Rule } from '#service/documents/pageModel.ts';
import type { RulerCode } from '#shared/features/documents/ruler.ts';
import { DOCUMENT, LETTER, ORDER, REPORT } from './officialSamples.ts';
import { JOINT_DOCUMENT, type RulerRequest } from './rulerFixtures.ts';
import { type Patch, textOf } from './rulerPatches.ts';
import { MINUTES } from './samples.ts';

/** A fault made for real in the bytes of a PDF. */
export type Fault = {
  readonly name: string;
  readonly request: RulerRequest;
  readonly code: RulerCode;
  /** Other rules the same fault breaks. */
  readonly implied?: readonly RulerCode[];
  readonly patch?: Patch;
  readonly layout?: Partial<OfficialLayout>;
  readonly edit?: (pdf: Uint8Array) => Promise<Uint8Array>;
};

export const document = { form: 'document', data: DOCUMENT } as const;
export const joint = { form: 'document', data: JOINT_DOCUMENT } as const;
export const letter = { form: 'letter', data: LETTER } as const;
export const order = { form: 'order', data: ORDER } as const;
export const minutes = { form: 'minutes', data: MINUTES } as const;
export const report = { form: 'report', data: REPORT } as const;

export const onPage =
  (page: number) =>
  (_: unknown, number: number): boolean =>
    number === page;
export const red = (rule: Rule): boolean => rule.colour === '#ff0000';
export const colophonRule =
  (which: number) =>
  (rule: Rule, page: number): boolean =>
    page === 6 &&
    rule.width > mm(100) &&
    [mm(231.4), mm(251.5), mm(261.65)].some((y, index) => index === which && Math.abs(rule.y - y) < 1);
export const letterRule =
  (which: number) =>
  (rule: Rule): boolean =>
    red(rule) && [48.13, 48.87, 276, 276.47].some((y, index) => index === which && Math.abs(rule.y - mm(y)) < 1);
export const mark = (run: GlyphRun): boolean => run.size > 40;
export const body = (run: GlyphRun, page: number): boolean => page === 1 && run.size === 16 && run.baseline > mm(190);
export const numberOf = (page: number) => (run: GlyphRun, number: number) => number === page && run.baseline > mm(265);
export const date = (run: GlyphRun, page: number): boolean => page === 2 && textOf(run) === '2026年3月5日';
export const name = (run: GlyphRun, page: number): boolean => page === 2 && textOf(run) === '某某区民政局';
export const copyRun = (run: GlyphRun): boolean => textOf(run) === '000012';
