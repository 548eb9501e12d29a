import type { Kysely } from 'kysely';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import type { Schema } from '../../../db/schema.ts';

/** What facts are read from. */
export type FactLook = { readonly db: Kysely<Schema>; readonly period: ReportPeriod };

/** Reads the facts of one set for a period, in a fixed order, so that equal records give equal snapshots. */
export type FactSource = (look: FactLook) => Promise<readonly Fact[]>;
