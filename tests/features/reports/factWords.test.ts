import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factField } from '#renderer/features/reports/factWords.ts';
import { FACT_SETS } from '#shared/features/reports/figures/figureCatalog.ts';
import { LOCALES, message, messageIfKnown } from '#shared/text/index.ts';

const schema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** Names of all fields of a JSON Schema, at any depth. */
function namesIn(json: unknown): string[] {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return [];
  const { properties = {}, propertyNames, items, anyOf = [] } = parsed.data;
  const inner = [...Object.values(properties), items, ...anyOf].flatMap(namesIn);
  return [...Object.keys(properties), ...(propertyNames?.enum ?? []), ...inner];
}

describe('what the check of a snapshot names', () => {
  it('every value that any fact is judged by has a name in every language', () => {
    const sets = Object.entries(FACT_SETS).map(([set, { data }]) => [set, namesIn(z.toJSONSchema(data))] as const);
    const unnamed = LOCALES.flatMap((locale) =>
      sets.flatMap(([set, names]) =>
        ['collection', 'recordId', 'title', 'on', ...names]
          .filter((name) => messageIfKnown(locale, `reportFacts.${name}`) === undefined)
          .map((name) => `${locale} ${set}.${name}`),
      ),
    );
    expect(unnamed).toEqual([]);
    // The walk goes into what is nested: the end of the period in an organization, heads in a meeting.
    const named = new Map(sets);
    expect(named.get('organizations')).toEqual(expect.arrayContaining(['atEnd', 'committedTo', 'councils']));
    expect(named.get('meetings')).toEqual(expect.arrayContaining(['attendance', 'present']));
  });

  it('a name that means another thing in one set is said as it is meant there', () => {
    const words = {
      locale: 'zh-CN' as const,
      t: (key: Parameters<typeof message>[1]) => message('zh-CN', key),
      known: (key: string) => messageIfKnown('zh-CN', key),
    };
    expect(factField('inspections', 'target', words)).toBe('对象');
    expect(factField('sectionMonths', 'target', words)).toBe('指标数');
  });
});
