import type { z } from 'zod';
import type { ReportPeriod } from '../reportPeriod.rules.ts';
import type { FigureGroup, FigureUnit } from '../reports.lists.ts';

/**
 * One record as the figures of a period see it: what is shown of it, and the facts it is judged by. Facts are read by SQL, judged by
 * pure rules, and frozen with an issued report, so that anybody can count again from them (features W3, "Beyond" 3).
 */
export type Fact<Data = unknown> = {
  /** Unique within its set: the id of the record, or of what is counted where it is no record (a month, a section's month). */
  readonly id: string;
  /** The record that is opened; null where nothing is (a month without a session). */
  readonly collection: string | null;
  readonly recordId: string | null;
  /** Number and title as a clerk knows it. */
  readonly title: string;
  /** The day that puts it into the period; null: it is counted at the end of the period. */
  readonly on: string | null;
  readonly data: Data;
};

/** By what a figure is divided: a code of a list, or an id whose name is given along (a section, a task, a quarter). */
export type By = { readonly value: string; readonly name?: string };

/**
 * Adds a fact to a figure: once, or with what it weighs (person-times, hours; up to four decimals). With a weight of 0 it stands in no
 * list; a part named by it is shown, also at zero (a quarter in which nobody met).
 */
export type AddTo = (figure: string, options?: { readonly weight?: number; readonly by?: By }) => void;

/** A set of facts of one kind: how they are read back from a snapshot, and in which figures each counts. */
export type FactSet<Data> = {
  readonly data: z.ZodType<Data>;
  /** The rule of domain.md §9.5 for one fact; nothing but the fact and the period decides. */
  readonly count: (data: Data, period: ReportPeriod, add: AddTo) => void;
};

/** One line of the figures. Its name in the catalogue (`figures.<key>`) is also the name of its place in a template. */
export type FigureSpec = {
  /** `HF10.onTime`; with a dimension the figure is `HF02.byType@foundation`. */
  readonly key: string;
  readonly group: FigureGroup;
  readonly unit: FigureUnit;
  /**
   * What it is divided by: codes of a list with the catalogue section of their words (`prefix`: what stands before a code in its key), all
   * of which are shown, also at zero; or names that come with the facts. Words: `partWords`.
   */
  readonly by?: { readonly section: string; readonly prefix?: string; readonly values: readonly string[] } | 'named';
  /** A share: its value is `of` divided by `to` (both figures divided like this one), shown in percent; its records are those of `of`. */
  readonly ratio?: { readonly of: string; readonly to: string };
};
