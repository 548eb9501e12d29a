import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS } from '#service/db/collections.ts';
import { createRecord, findRecord } from '#service/db/records.ts';
import { loadDivisions } from '#service/divisions.ts';
import { planMerge } from '#service/features/duplicates/merge.plan.ts';
import { childrenOfOrganization, findMerge } from '#service/features/duplicates/merge.repository.ts';
import { checkUndo, undoMerge } from '#service/features/duplicates/merge.undo.ts';
import { mergeOrganizations } from '#service/features/duplicates/merge.write.ts';
import { keepIndexCurrent } from '#service/search/rebuild.repository.ts';
import { fieldWordKeys } from '#shared/features/duplicates/recordWords.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { messageIfKnown } from '#shared/text/index.ts';
import { makeSearchStore, type SearchStore } from '#tests/search/searchStore.ts';
import { everything, ownCollections, random, someFields, someRow, stored } from './mergeStore.ts';

let store: SearchStore;
beforeAll(async () => {
  store = await makeSearchStore();
});
afterAll(() => store.close());

const divisions = loadDivisions();
const ROUNDS = 12;

async function makeOrganization(pick: (below: number) => number, number: number): Promise<string> {
  const { whole, creditFlag } = someFields(pick, number, `云州市第${number}号学会`);
  const fields = { ...stored(organizationFields.parse(whole)), creditFlag };
  return store.write((write) => createRecord(write, 'organization', fields));
}

/** Rows of every collection for one organization, none, one or two of each; those that a unique key refuses are left out. */
async function addChildren(pick: (below: number) => number, organizationId: string): Promise<number> {
  const made: string[] = [];
  for (const reference of await ownCollections(store)) {
    for (let count = pick(3); count > 0; count -= 1) {
      await store
        .write((write) => someRow(write, reference, organizationId, pick, made))
        .then(
          (id) => made.push(id),
          (error: unknown) => {
            if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') return;
            throw error;
          },
        );
    }
  }
  return made.length;
}

/** What a user may choose by chance: some fields of the other record, one way out of every clash. */
async function someInput(pick: (below: number) => number, keptId: string, mergedId: string) {
  const plan = await planMerge(store.db, keptId, mergedId);
  return {
    plan,
    input: {
      keptId,
      keptRevision: plan.kept.revision,
      mergedId,
      mergedRevision: plan.merged.revision,
      take: plan.fields.map(({ field }) => field).filter((field) => field !== 'registrationKind' && pick(2) === 0),
      choices: plan.clashes.map(({ merged, mayKeepBoth }) => ({
        mergedRecordId: merged.record.id,
        keep: (['kept', 'merged', 'both'] as const)[pick(mayKeepBoth ? 3 : 2)] ?? 'kept',
      })),
      reason: '两次登记的同一家',
    },
  };
}

describe('R3 merging and its undo', () => {
  it(`with children by chance in every collection, ${ROUNDS} times: what was chosen stands, and the undo restores every row`, async () => {
    const seen = { children: 0, moved: 0, clashes: 0, dropped: 0, collections: new Set<string>() };
    for (let round = 0; round < ROUNDS; round += 1) {
      const pick = random(round + 1);
      const keptId = await makeOrganization(pick, 1000 + round * 2);
      const mergedId = await makeOrganization(pick, 1001 + round * 2);
      seen.children += (await addChildren(pick, keptId)) + (await addChildren(pick, mergedId));
      const before = await everything(store);
      const { plan, input } = await someInput(pick, keptId, mergedId);
      const { mergeId } = await store.write((write) => mergeOrganizations(write, input, divisions));

      const kept = await findRecord(store.db, 'organization', keptId);
      const merged = await findRecord(store.db, 'organization', mergedId);
      expect(merged).toMatchObject({ recordState: 'voided', mergedIntoId: keptId });
      const listed = (await childrenOfOrganization(store.db, keptId)).some(
        ({ record }) => record.kind === 'list_abnormal_in',
      );
      for (const { field } of plan.fields) {
        // The credit flag follows the entries in the lists where there are any.
        if (field === 'creditFlag' && listed) {
          expect(kept?.creditFlag).toBe('activity_abnormal');
          continue;
        }
        const side = input.take.includes(field) ? plan.merged : plan.kept;
        expect(kept?.[field] ?? null, field).toEqual(side[field] ?? null);
      }
      const left = await childrenOfOrganization(store.db, mergedId);
      const now = await childrenOfOrganization(store.db, keptId);
      const staying = new Set(
        input.choices.filter(({ keep }) => keep === 'kept').map((choice) => choice.mergedRecordId),
      );
      const takesStatus = input.take.includes('status');
      for (const { collection, record } of plan.children.merged) {
        if (collection === 'organization_event' && record.kind === 'cancelled' && !takesStatus) staying.add(record.id);
      }
      // What is part of something that stays, stays with it.
      for (let before = -1; before < staying.size; ) {
        before = staying.size;
        for (const child of plan.children.merged) if (plan.isPartOf(child, staying)) staying.add(child.record.id);
      }
      for (const { collection, record } of plan.children.merged) {
        const stays = staying.has(record.id);
        expect(
          (stays ? left : now).some((child) => child.record.id === record.id),
          `${collection} ${round}`,
        ).toBe(true);
        if (!stays) {
          seen.moved += 1;
          seen.collections.add(collection);
        }
      }
      for (const child of now) expect(plan.isPartOf(child, staying), child.collection).toBe(false);
      const dropped = plan.children.kept.filter(({ record }) => !now.some((child) => child.record.id === record.id));
      seen.dropped += dropped.length;
      seen.clashes += plan.clashes.length;
      for (const { collection, record } of dropped) {
        expect((await findRecord(store.db, collection, record.id))?.recordState).toBe('voided');
      }

      expect(await checkUndo(store.db, { id: mergeId })).toMatchObject({ refused: null, edited: [] });
      await store.write((write) => undoMerge(write, { id: mergeId, keepEdited: false }));
      expect(await everything(store), `round ${round}`).toEqual(before);
      expect((await findMerge(store.db, mergeId))?.undoneOn).not.toBeNull();
    }
    // The test means something only while it moves much, of every kind.
    expect(seen.collections).toEqual(new Set((await ownCollections(store)).map(({ collection }) => collection)));
    expect(seen.moved).toBeGreaterThan(ROUNDS * 3);
    expect(seen.clashes).toBeGreaterThan(ROUNDS / 2);
    expect(seen.dropped).toBeGreaterThan(5);
  });

  it('keeps the names by which organizations are compared in step: made anew with the index they are the same', async () => {
    const pick = random(77);
    const ids = [
      await makeOrganization(pick, 5_000),
      await makeOrganization(pick, 5_001),
      await makeOrganization(pick, 5_002),
    ];
    const [one = '', two = '', three = ''] = ids;
    for (const [keptId, mergedId] of [
      [two, one],
      [three, two],
    ] as const) {
      const { input } = await someInput(pick, keptId, mergedId);
      await store.write((write) => mergeOrganizations(write, { ...input, take: ['name'] }, divisions));
    }
    const names = () => sql`SELECT * FROM organization_name ORDER BY organizationKey, name`.execute(store.db);
    const kept = await names();
    expect(kept.rows.length).toBeGreaterThan(3);
    // An office that is older than the table: nothing in it, another recipe noted.
    await sql`DELETE FROM organization_name`.execute(store.db);
    await store.db.deleteFrom('meta').where('key', '=', 'searchRecipe').execute();
    expect(await keepIndexCurrent(store.db)).toBe(true);
    expect((await names()).rows).toEqual(kept.rows);
  });

  it('asks about overlapping terms once, and their officers go with them', async () => {
    const pick = random(5);
    const [keptId, mergedId] = [await makeOrganization(pick, 6_000), await makeOrganization(pick, 6_001)];
    const term = (organizationId: string, number: number, startOn: string) =>
      store.write(async (write) => {
        const termId = await createRecord(write, 'organization_term', {
          organizationId,
          number,
          electedOn: startOn,
          startOn,
          years: 5,
        });
        await createRecord(write, 'term_officer', {
          organizationId,
          termId,
          post: 'president',
          name: '陈某某',
          startOn,
          endOn: null,
        });
        return termId;
      });
    const [own, overlapping, next] = [
      await term(keptId, 3, '2018-05-01'),
      await term(mergedId, 4, '2020-05-01'),
      await term(mergedId, 5, '2025-05-01'),
    ];
    const plan = await planMerge(store.db, keptId, mergedId);
    expect(
      plan.clashes.map(({ merged, kept, mayKeepBoth }) => [
        merged.record.id,
        kept.map(({ record }) => record.id),
        mayKeepBoth,
      ]),
    ).toEqual([[overlapping, [own], true]]);
    const { input } = await someInput(pick, keptId, mergedId);
    const choices = [{ mergedRecordId: overlapping, keep: 'merged' as const }];
    await store.write((write) => mergeOrganizations(write, { ...input, choices }, divisions));
    const now = await childrenOfOrganization(store.db, keptId);
    expect(now.filter(({ collection }) => collection === 'organization_term').map(({ record }) => record.id)).toEqual([
      overlapping,
      next,
    ]);
    expect(now.filter(({ collection }) => collection === 'term_officer').map(({ record }) => record.termId)).toEqual([
      overlapping,
      next,
    ]);
  });

  it('forgets no table: whatever names an organization is a collection that the merge moves, or is left out for a reason', async () => {
    const tables = await sql<{ table: string; column: string }>`SELECT m.name AS "table", c.name AS "column"
      FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND (c.name LIKE '%organization%' OR c.name IN ('ownerId','subjectId','targetId'))`.execute(
      store.db,
    );
    const moved = new Set((await ownCollections(store)).map(({ collection, column }) => `${collection}.${column}`));
    const leftOut: Readonly<Record<string, string>> = {
      'agenda_step.ownerId': 'an item of an agenda or a proposal, never an organization',
      'decision_citation.ownerId': 'a record that names a decision as its basis, never an organization itself',
      'organization_name.organizationKey': 'part of the index, made anew with the organization',
      'organization_past.organizationKey': 'worked out from history and events by triggers',
      'unit_change.organizations': 'a number',
    };
    const forgotten = tables.rows
      .map(({ table, column }) => `${table}.${column}`)
      .filter((place) => !moved.has(place) && !(place in leftOut));
    expect(forgotten).toEqual([]);
    expect(moved.size).toBeGreaterThan(8);
    expect(Object.keys(COLLECTIONS).length).toBeGreaterThan(20);
  });

  it('has a word for every field that the merge page may show', async () => {
    const common = /^(rowKey|id|originOfficeId|recordState|revision|(created|updated)(At|By)|voidReason)$|Id$/;
    for (const { collection } of await ownCollections(store)) {
      const columns = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${collection})`.execute(store.db);
      for (const { name } of columns.rows.filter((column) => !common.test(column.name))) {
        const words = fieldWordKeys(collection, name).flatMap((key) => messageIfKnown('zh-CN', key) ?? []);
        expect(words, `${collection}.${name}`).not.toEqual([]);
      }
    }
  });
});
