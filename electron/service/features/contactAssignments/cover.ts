import type { Kysely } from 'kysely';
import { holdsOn } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';
import {
  namesInRegistry,
  readTownshipKeys,
  type TownshipKey,
  type TownshipTerm,
  townshipTerms,
} from './townships.repository.ts';

/** Who keeps contact with townships as at a day. */
export type TownshipCover = {
  readonly keyOf: TownshipKey;
  /** Assignments of townships, whatever the day. */
  readonly terms: readonly TownshipTerm[];
  /** Assignment in effect on the day, by every name of the registry that is understood as its township. */
  readonly byName: ReadonlyMap<string, TownshipTerm>;
  /** Names under which organizations may stand that belong to the township of a name. */
  namesOf(name: string): readonly string[];
};

/** The contacts of townships as at a day. */
export async function townshipCoverAt(db: Kysely<Schema>, at: string): Promise<TownshipCover> {
  const keyOf = await readTownshipKeys(db);
  const terms = await townshipTerms(db);
  const names = await namesInRegistry(db);
  const byKey = new Map<string, TownshipTerm>();
  for (const term of terms) {
    const key = keyOf(term.townshipName, term.startOn);
    if (term.standing && holdsOn(term, at) && !byKey.has(key)) byKey.set(key, term);
  }
  const byName = new Map<string, TownshipTerm>();
  for (const name of names) {
    const term = byKey.get(keyOf(name, at));
    if (term !== undefined) byName.set(name, term);
  }
  return {
    keyOf,
    terms,
    byName,
    namesOf: (name) => {
      const key = keyOf(name, at);
      return [name, ...names.filter((one) => one !== name && keyOf(one, at) === key)];
    },
  };
}
