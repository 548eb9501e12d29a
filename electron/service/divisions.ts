import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/**
 * Administrative divisions at county level and above (GB/T 2260; domain.md §11.1), read once from
 * `resources/divisions/divisions.json`. Unknown and retired codes only ever warn.
 */

const divisionsFile = z.strictObject({
  /** Date of the edition, `YYYY-MM-DD`. */
  edition: z.string(),
  source: z.string(),
  retiredSource: z.string(),
  /** Six-digit code → name. */
  divisions: z.record(z.string(), z.string()),
  /** Six-digit code → its last name and the last edition (`YYYY-MM`) that had it. */
  retired: z.record(z.string(), z.strictObject({ name: z.string(), lastEdition: z.string() })),
});

/** Names of levels that stand for no place of their own; left out of a path. */
const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

export type DivisionState = 'current' | 'retired' | 'unknown';

export interface Divisions {
  readonly edition: string;
  readonly source: string;
  /** Own name of the division in the first six digits, present or retired; null when unknown. */
  divisionName(code: string): string | null;
  /** `北京市朝阳区`: province, prefecture and county as far as known; null when the code itself is unknown. */
  divisionPath(code: string): string | null;
  divisionState(code: string): DivisionState;
  /** Whether the division is in force in this edition. Pass it to `checkCreditCode` and `checkTable`. */
  isKnownDivision(code: string): boolean;
}

const cache = new Map<string, Divisions>();

/**
 * The bundled divisions, read at the first call and kept.
 * @param resourcesDirectory folder that holds `divisions/divisions.json`; default: `resources` of the source tree
 */
export function loadDivisions(resourcesDirectory = defaultResourcesDirectory()): Divisions {
  const known = cache.get(resourcesDirectory);
  if (known !== undefined) return known;
  const text = readFileSync(join(resourcesDirectory, 'divisions', 'divisions.json'), 'utf8');
  const loaded = createDivisions(divisionsFile.parse(JSON.parse(text)));
  cache.set(resourcesDirectory, loaded);
  return loaded;
}

/** See {@link Divisions.divisionName}. */
export function divisionName(code: string, resourcesDirectory?: string): string | null {
  return loadDivisions(resourcesDirectory).divisionName(code);
}

/** See {@link Divisions.isKnownDivision}. */
export function isKnownDivision(code: string, resourcesDirectory?: string): boolean {
  return loadDivisions(resourcesDirectory).isKnownDivision(code);
}

function createDivisions(file: z.infer<typeof divisionsFile>): Divisions {
  const current = new Map(Object.entries(file.divisions));
  const retired = new Map(Object.entries(file.retired));
  const nameOf = (code: string) => current.get(code) ?? retired.get(code)?.name ?? null;
  return {
    edition: file.edition,
    source: file.source,
    divisionName: (code) => nameOf(code.slice(0, 6)),
    divisionPath(code) {
      const own = code.slice(0, 6);
      if (nameOf(own) === null) return null;
      const levels = new Set([`${own.slice(0, 2)}0000`, `${own.slice(0, 4)}00`, own]);
      return [...levels]
        .map((level) => nameOf(level) ?? '')
        .filter((name) => !FILLERS.has(name))
        .join('');
    },
    divisionState(code) {
      const own = code.slice(0, 6);
      if (current.has(own)) return 'current';
      return retired.has(own) ? 'retired' : 'unknown';
    },
    isKnownDivision: (code) => current.has(code.slice(0, 6)),
  };
}

function defaultResourcesDirectory(): string {
  return fileURLToPath(new URL('../../resources', import.meta.url));
}
