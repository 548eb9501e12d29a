import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { isFormerUnitName } from '../../search/formerUnitNames.repository.ts';
import type { TextFilter } from '../../search/textFilter.repository.ts';

/**
 * Whether an organization names a unit under whatever name it ever had: the present one, those before its renamings, and those of
 * the units merged into it. So an old name typed in a filter finds today's unit, and today's name finds organizations that ended
 * under an old one. Blanks and the width of brackets make no difference.
 */
export function namesUnit(column: 'supervisingUnit' | 'townshipName', name: string): Expression<SqlBool> {
  const ofLevel =
    column === 'townshipName' ? sql`level = 'township'` : sql`level NOT IN ('township','community','section')`;
  const bearing = sql`SELECT id FROM office WHERE name = ${name} AND recordState <> 'voided' AND ${ofLevel}`;
  const names = sql`
    WITH RECURSIVE
      present(id) AS (
        ${bearing}
        UNION SELECT unitId FROM unit_change AS past WHERE formerName = ${name} AND kind = 'renamed'
          AND past.recordState <> 'voided' AND NOT EXISTS (${bearing})
          AND EXISTS (SELECT 1 FROM office WHERE office.id = unitId AND ${ofLevel})
        UNION SELECT mergedIntoId FROM office JOIN present ON office.id = present.id WHERE mergedIntoId IS NOT NULL),
      family(id) AS (SELECT id FROM present UNION SELECT office.id FROM office JOIN family ON mergedIntoId = family.id),
      names(name) AS (
        SELECT ${name}
        UNION SELECT name FROM office JOIN family ON office.id = family.id
        UNION SELECT formerName FROM unit_change AS past JOIN family ON unitId = family.id
          WHERE kind = 'renamed' AND past.recordState <> 'voided')`;
  const own = sql.ref(column);
  // Only a name that is written otherwise is brought into the one form: most are not.
  return sql<SqlBool>`(${own} IN (${names} SELECT name FROM names UNION SELECT ${oneForm(sql`name`)} FROM names)
    OR (${own} GLOB '*[ 　()]*' AND ${oneForm(own)} IN (${names} SELECT ${oneForm(sql`name`)} FROM names)))`;
}

/** A name without blanks and with full-width brackets, as the name key compares it. */
function oneForm(name: Expression<unknown>): Expression<unknown> {
  return sql`replace(replace(replace(replace(${name}, ' ', ''), '　', ''), '(', '（'), ')', '）')`;
}

/**
 * The text filter of the registry, widened when the text is a former name of a unit: then the organizations of the present unit fit
 * too. Any other text leaves the filter, and its speed, as they are.
 */
export async function orFormerUnit(
  db: Kysely<Schema>,
  text: string,
  filter: TextFilter,
  includeVoided: boolean,
): Promise<TextFilter> {
  const name = text.normalize('NFC').trim();
  if (!(await isFormerUnitName(db, name))) return filter;
  const standing = includeVoided ? sql`1` : sql`recordState <> 'voided'`;
  const condition = sql<SqlBool>`(${filter.condition} OR (${standing}
    AND (${namesUnit('supervisingUnit', name)} OR ${namesUnit('townshipName', name)})))`;
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM organization WHERE ${condition}`.execute(
    db,
  );
  return { condition, total: counted.rows[0]?.total ?? 0 };
}
