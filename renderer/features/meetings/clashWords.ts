import type { ShownConflict } from '#renderer/ui/ConflictDialog.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { MessageKey } from '#shared/text/index.ts';
import type { MeetingForm } from './meetingForm.ts';
import type { FormClash, ListName } from './mergeForms.ts';

const LIST_WORDS: Readonly<Record<ListName, MessageKey>> = {
  agenda: 'meetings.agenda',
  attendance: 'meetings.attendance',
  decisions: 'meetings.decisions',
  actions: 'meetings.tasks',
};

type Row = Extract<FormClash, { list: ListName }>['mine'];

/** Something that two clerks changed, with both versions in words. */
export function clashWords(clash: FormClash, form: MeetingForm, text: Text): ShownConflict<string> {
  const { t, known } = text;
  if ('field' in clash) {
    const name = known(`meetingFieldLabels.${clash.field}`) ?? known(`meetings.${clash.field}`) ?? clash.field;
    return { field: clash.id, name, mine: valueWords(clash.mine, text), theirs: valueWords(clash.theirs, text) };
  }
  const list = t(LIST_WORDS[clash.list]);
  const place = form[clash.list].findIndex((row) => row.id === clash.id) + 1;
  const name = place > 0 ? t('meetingConduct.mergeRow', { list, place }) : list;
  return { field: clash.id, name, mine: rowWords(clash.mine, text), theirs: rowWords(clash.theirs, text) };
}

/** A field's value; of the minutes their length, which tells two long texts apart. */
function valueWords(value: unknown, { t }: Pick<Text, 't'>): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('blocks' in value)) return '';
  const { blocks } = value;
  if (!Array.isArray(blocks)) return '';
  const texts = blocks.map((block: { text?: string }) => block.text ?? '');
  const opening = [...texts.join('')].slice(0, 40).join('');
  const size = t('meetingConduct.mergeBlocks', { count: blocks.length, letters: texts.join('').length });
  return `${size}\n${opening}`;
}

/** The words of a row, one after the other; what is no text is left out. */
function rowWords(row: Row, { t, known }: Pick<Text, 't' | 'known'>): string {
  if (row === undefined) return t('meetingConduct.rowGone');
  return Object.entries(row)
    .flatMap(([name, value]) => {
      if (
        [
          'key',
          'id',
          'memberId',
          'ownerMemberId',
          'agendaKey',
          'decisionKey',
          'arrivedKey',
          'leftKey',
          'headcount',
        ].includes(name)
      )
        return [];
      if (name === 'capacity') return [known(`attendanceLabels.${String(value)}`) ?? ''];
      if (name === 'ballot') return value === null ? [] : [known(`ballotLabels.${String(value)}`) ?? ''];
      if (name === 'outcome') return value === null ? [] : [known(`agendaOutcomeLabels.${String(value)}`) ?? ''];
      return typeof value === 'string' ? [value] : [];
    })
    .filter((word) => word !== '')
    .join('　');
}
