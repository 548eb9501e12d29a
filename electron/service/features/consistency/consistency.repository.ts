import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import type { ConsistencyFilter, Finding } from '#shared/features/consistency/consistency.contract.ts';
import { CONSISTENCY_SEVERITIES } from '#shared/features/consistency/consistency.lists.ts';
import type { Schema } from '../../db/schema.ts';
import type { ConsistencyRule } from './consistencyRule.ts';
import { CONSISTENCY_RULES } from './consistencyRules.ts';

const foundRow = z
  .object({ id: z.string(), owner: z.string(), name: z.string().nullable(), total: z.number() })
  .catchall(z.union([z.string(), z.number(), z.null()]));

export type Checked = Pick<CallOutput<'consistency.check'>, 'rules' | 'findings'>;

/**
 * Asks every rule of a filter, one after another; other calls are answered in between.
 * @param limit findings of one rule at most; the counts are complete whatever it is
 * @param today local date
 */
export async function checkConsistency(
  db: Kysely<Schema>,
  filter: ConsistencyFilter,
  { today, limit, heed }: { readonly today: string; readonly limit: number; heed?(done: number, of: number): void },
): Promise<Checked> {
  const asked = CONSISTENCY_RULES.filter((rule) => fits(rule, filter));
  const rules: Checked['rules'] = [];
  const findings: Finding[] = [];
  for (const [index, rule] of asked.entries()) {
    heed?.(index, asked.length);
    const { key, module, severity } = rule;
    const { rows } = await sql`SELECT *, count(*) OVER () AS total FROM (${rule.find(today)}) LIMIT ${limit}`.execute(
      db,
    );
    const found = rows.map((row) => foundRow.parse(row));
    rules.push({ rule: key, module, severity, count: found[0]?.total ?? 0 });
    findings.push(...found.map((row) => findingOf(rule, row)));
    await turn();
  }
  const rank = (one: Finding) => CONSISTENCY_SEVERITIES.indexOf(one.severity);
  // Sorting keeps the order of the rules, and of the rows within a rule.
  return { rules, findings: findings.sort((one, other) => rank(one) - rank(other)) };
}

function fits({ key, module, severity }: ConsistencyRule, filter: ConsistencyFilter): boolean {
  return (
    (filter.module === undefined || filter.module === module) &&
    (filter.severity === undefined || filter.severity === severity) &&
    (filter.rule === undefined || filter.rule === key)
  );
}

function findingOf(rule: ConsistencyRule, row: z.output<typeof foundRow>): Finding {
  const { id, owner, name, total: _total, ...parameters } = row;
  const { key, module, severity } = rule;
  return {
    rule: key,
    module,
    severity,
    id: `${key} ${id}`,
    recordId: id,
    name: name ?? '',
    parameters,
    place: rule.place({ id, owner }),
  };
}

/** Lets waiting calls be answered. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
