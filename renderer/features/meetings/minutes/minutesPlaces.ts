import type { MinutesPlace } from '#shared/features/minutes/minutes.lists.ts';
import type { MeetingForm } from '../meetingForm.ts';

/** Ids of the sections of the desk. */
const ANCHORS: Readonly<Record<MinutesPlace, string>> = {
  basics: 'meeting-basics',
  agenda: 'meeting-agenda',
  attendance: 'meeting-attendance',
  text: 'meeting-text',
  decisions: 'meeting-decisions',
  actions: 'meeting-tasks',
};

const LONGEST_EXCERPT = 40;

/** A paragraph or row that a remark may be attached to: its place and its first words. */
export type PlaceOption = { readonly index: number; readonly words: string };

/** Paragraphs and rows of a part of the minutes; empty ones are left out, their places stay. */
export function optionsOf(form: MeetingForm, place: MinutesPlace): PlaceOption[] {
  return textsOf(form, place).flatMap((text, index) => {
    const words = [...text.trim()];
    if (words.length === 0) return [];
    return [{ index, words: words.slice(0, LONGEST_EXCERPT).join('') + (words.length > LONGEST_EXCERPT ? '…' : '') }];
  });
}

function textsOf(form: MeetingForm, place: MinutesPlace): readonly string[] {
  switch (place) {
    case 'basics':
      return [];
    case 'agenda':
      return form.agenda.map((row) => row.title);
    case 'attendance':
      return form.attendance.map((row) => `${row.unit}${row.post}${row.name}`);
    case 'text':
      return form.minutesText.blocks.map((block) =>
        block.kind === 'table' ? block.columns.map((column) => column.title).join(' ') : block.text,
      );
    case 'decisions':
      return form.decisions.map((row) => row.text);
    case 'actions':
      return form.actions.map((row) => row.text);
  }
}

/** Words that are marked in a part of the desk, and which part it is; null when none are. */
export function markedWords(): { readonly place: MinutesPlace; readonly words: string } | null {
  const selection = window.getSelection();
  const words = selection?.toString().trim() ?? '';
  const node = selection?.anchorNode ?? null;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  if (words === '' || element === null) return null;
  for (const [place, anchor] of entries(ANCHORS))
    if (element.closest(`#${anchor}`) !== null) return { place, words: [...words].slice(0, 300).join('') };
  return null;
}

function entries(anchors: Readonly<Record<MinutesPlace, string>>): (readonly [MinutesPlace, string])[] {
  const places: readonly MinutesPlace[] = ['basics', 'agenda', 'attendance', 'text', 'decisions', 'actions'];
  return places.map((place) => [place, anchors[place]]);
}

/** Brings the place of a remark into view: the paragraph with its words, else the part. */
export function goToPlace(place: MinutesPlace, quote: string | null): void {
  const section = document.getElementById(ANCHORS[place]);
  if (section === null) return;
  const first = (quote ?? '').replace(/…$/u, '').split('\n')[0] ?? '';
  const paragraphs = [...section.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, td, fieldset')];
  const found = first === '' ? undefined : paragraphs.find((one) => one.textContent?.includes(first));
  (found ?? section).scrollIntoView({ block: 'center' });
}
