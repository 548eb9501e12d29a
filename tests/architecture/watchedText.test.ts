import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What text is typed into; the editor of running text watches itself. */
const CONTROL = /<(?:TextInput|Textarea|Autocomplete|TagsInput|input|textarea)\b/g;
/** Numbers, files and choices hold no free text. */
const NO_TEXT = /inputMode="(?:numeric|decimal)"|type="(?:file|radio|checkbox)"|type: '(?:radio|checkbox)'/;

/** Boxes that find something; nothing of them is kept in a record. File → how many. */
const FINDING = new Map([
  ['renderer/app/CommandPalette.tsx', 1],
  ['renderer/features/audit/AuditPage.tsx', 1],
  ['renderer/features/collectionTasks/AskedFigures.tsx', 1],
  ['renderer/features/contactAssignments/ContactsPage.tsx', 1],
  ['renderer/features/decisions/DecisionsPage.tsx', 1],
  ['renderer/features/organizations/ExtraFilters.tsx', 1],
  ['renderer/features/organizations/OrganizationFilters.tsx', 3],
  ['renderer/features/reports/FiguresPanel.tsx', 1],
  ['renderer/features/reports/PlacePicker.tsx', 1],
  ['renderer/features/riskAssessments/BasisPicker.tsx', 1],
  ['renderer/ui/ListPage.tsx', 1],
  // Finding and replacing within the editor, which watches what comes of it.
  ['renderer/ui/editor/FindBar.tsx', 2],
]);

/** A time of day of eight characters at most. */
const TIMES = new Map([['renderer/features/meetings/PersonDialog.tsx', 1]]);

/** Parts of a `Field` that stand in a component of their own: each use of the component has to stand in one. File → component. */
const HELD = new Map([
  ['renderer/features/inspections/InspectorsField.tsx', 'InspectorsField'],
  ['renderer/features/meetings/BasicsSection.tsx', 'TimePair'],
  ['renderer/features/organizations/ExtraFieldsForm.tsx', 'ExtraControl'],
  ['renderer/features/organizations/FieldControl.tsx', 'FieldControl'],
  ['renderer/features/settings/ExtraFieldDialog.tsx', 'ChoiceLines'],
  ['renderer/ui/parts/PartControl.tsx', 'PartControl'],
]);
/** Drawn by a `FieldControl`, and within the `Cell` of its own page, which is a `WatchedText`. */
const WITHIN = new Map([
  ['renderer/features/organizations/UnitField.tsx', 'UnitField'],
  ['renderer/features/community/ActivityEntryPage.tsx', 'Cell'],
]);

it('A8, K11: every control of free text stands in a Field or a WatchedText, which warn of identity numbers', () => {
  const files = globSync('renderer/**/*.tsx', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
  const sources = new Map(files.map((file) => [file, readFileSync(`${ROOT}${file}`, 'utf8')]));
  const unwatched = new Map<string, string[]>();
  let controls = 0;
  for (const [file, source] of sources) {
    // A row of a list reads its own value instead of being wrapped.
    if (source.includes('danger={textDanger(value)}')) continue;
    for (const { index } of source.matchAll(CONTROL)) {
      controls += 1;
      if (NO_TEXT.test(tagAt(source, index)) || isWatched(source, index)) continue;
      unwatched.set(file, [...(unwatched.get(file) ?? []), `${file}:${source.slice(0, index).split('\n').length}`]);
    }
  }
  const heldOutside = [...HELD.values()].flatMap((component) =>
    [...sources].flatMap(([file, source]) =>
      [...source.matchAll(new RegExp(`<${component}\\b`, 'g'))]
        .filter(({ index }) => !isWatched(source, index))
        .map(() => `${component} in ${file}`),
    ),
  );
  const listed = new Map([...FINDING, ...TIMES]);
  const isLeft = ([file, places]: [string, string[]]) =>
    HELD.has(file) || WITHIN.has(file) ? false : places.length !== (listed.get(file) ?? 0);
  expect(controls).toBeGreaterThan(250);
  expect([...unwatched].filter(isLeft).flatMap(([, places]) => places)).toEqual([]);
  expect(heldOutside).toEqual([]);
  // An exception that is none any more is taken out of the lists.
  expect([...listed.keys(), ...HELD.keys(), ...WITHIN.keys()].filter((file) => !unwatched.has(file))).toEqual([]);
});

/** Whether the last `Field` or `WatchedText` that begins before a place still stands open there. */
function isWatched(source: string, place: number): boolean {
  const before = source.slice(0, place);
  const opened = [...before.matchAll(/<(?:Field|WatchedText)[\s>]/g)].at(-1)?.index ?? -1;
  return opened > Math.max(before.lastIndexOf('</Field>'), before.lastIndexOf('</WatchedText>'));
}

/** The tag that begins at a place, with its attributes. */
function tagAt(source: string, place: number): string {
  const end = source.indexOf('/>', place);
  return source.slice(place, end < 0 ? source.length : end);
}
