import { addDays } from '#shared/lib/workingDays.ts';
import type { Fields } from '../../../db/collections.ts';
import { inventedName } from './places.ts';
import type { Choices } from './random.ts';
import { event, later } from './record.ts';

/** When an organization was registered, and what became of it. */
export type Course = {
  readonly status: 'normal' | 'liquidating' | 'cancelled' | 'revoked' | 'license_revoked';
  readonly establishedOn: string;
  readonly endedOn: string | null;
  /** Since when it is in the list of abnormal activity. */
  readonly abnormalOn: string | null;
};

const MISSED_REVIEW = '未按规定参加年度检查';
const LIST_BASIS = '《社会组织信用信息管理办法》（民政部令第60号）';
const PENALTY_BASIS = '《社会团体登记管理条例》《民办非企业单位登记管理暂行条例》关于不接受监督检查的规定';

/** The events of an organization after its founding, each on its paper; when a fact was known was not noted before this program. */
export function eventsOf(
  course: Course,
  index: number,
  representative: string | null,
  choices: Choices,
  today: string,
): Fields[] {
  const { status, establishedOn, endedOn, abnormalOn } = course;
  const changedOn = later(addDays(establishedOn, 30), addDays(today, -choices.number(50, 900)));
  const events: Fields[] = [];
  if (index % 8 === 5 && endedOn === null && changedOn <= today) {
    const before = inventedName(index + 2_100);
    const items = [{ field: 'legalRepresentativeName', before, after: representative }];
    events.push({ ...event('changed', changedOn, '任期届满换届', paper('许', changedOn, index)), items });
  }
  if (abnormalOn) {
    const listed = event('list_abnormal_in', abnormalOn, MISSED_REVIEW, paper('信', abnormalOn, index));
    events.push({ ...listed, legalBasis: LIST_BASIS });
  }
  if (status === 'liquidating') {
    const startedOn = later(addDays(establishedOn, 30), addDays(today, -46));
    events.push(event('liquidation_started', startedOn, '权力机构决议解散，成立清算组', null));
  }
  return endedOn === null ? events : [...events, ...endingOf(status, endedOn, index)];
}

function endingOf(status: Course['status'], endedOn: string, index: number): Fields[] {
  if (status === 'cancelled') {
    const ended = event(status, endedOn, '权力机构决议解散，清算完结', paper('许', endedOn, index));
    return [{ ...ended, ...bothReturned(endedOn), liquidationFinishedOn: addDays(endedOn, -15) }];
  }
  const ended = event(status, endedOn, '连续两年未参加年度检查', paper('罚', endedOn, index));
  // Who is struck off seldom comes by with everything.
  const ofLaw = {
    ...{ legalBasis: PENALTY_BASIS, certificateReturnedOn: endedOn },
    sealNotReturned: '无法与负责人取得联系，已在网站公告作废',
  };
  if (status !== 'license_revoked') return [{ ...ended, ...ofLaw }];
  const listed = event('list_serious_in', endedOn, '被吊销登记证书', paper('信', endedOn, index));
  return [
    { ...listed, legalBasis: LIST_BASIS },
    { ...ended, ...ofLaw },
  ];
}

/** Certificate and seals came back on the day of the ending. */
function bothReturned(endedOn: string): Fields {
  return { certificateReturnedOn: endedOn, sealReturnedOn: endedOn };
}

/** Number of a decision of the office: of its class, of the year, one for each organization. */
function paper(word: '许' | '信' | '罚', on: string, index: number): string {
  return `青民社${word}〔${on.slice(0, 4)}〕${index + 1}号`;
}
