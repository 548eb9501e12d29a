import { addDays } from '#shared/lib/workingDays.ts';
import type { Fields } from '../../../db/collections.ts';
import { type Course, eventsOf } from './events.ts';
import { COUNTY, inventedName, inventedPhone, STREETS, TOWNSHIPS } from './places.ts';
import { type Choices, seededChoices } from './random.ts';
import { completeFields, contact, inventedCreditCode, later, type PracticeOrganization } from './record.ts';
import { practiceReviews } from './reviews.ts';
import { type Sketch, sketches } from './sketches.ts';

/** The registered organizations of the invented county, about 260 of all four types. */
export function practiceRegistered(choices: Choices, today: string, divisionCode: string): PracticeOrganization[] {
  return sketches(choices).map((sketch, index) => complete(sketch, index, choices, today, divisionCode));
}

const CERTIFICATE_MARKS = { social_group: '社', service_institution: '民', foundation: '基', other: '社' } as const;

/** Days on the list after which four months are left of two years. */
const NEARLY_TWO_YEARS = 608;

function complete(
  sketch: Sketch,
  index: number,
  choices: Choices,
  today: string,
  divisionCode: string,
): PracticeOrganization {
  const course = courseOf(sketch, index, choices, today);
  const { establishedOn, status } = course;
  const isGroup = sketch.legalType === 'social_group';
  const mode = modeOf(sketch, index);
  const charity = sketch.legalType === 'foundation' || (sketch.unit === '县民政局' && choices.chance(30));
  const place = placeOf(sketch, choices);
  const number = String(index + 1).padStart(4, '0');
  const fields = completeFields({
    name: sketch.name,
    registrationKind: 'registered',
    legalType: sketch.legalType,
    legalSubtype: sketch.legalSubtype,
    industryClass: sketch.industry,
    uscc: inventedCreditCode(sketch.legalType, divisionCode, index + 1),
    // Certificates issued before the unified codes carry a number of their own.
    registrationNo: establishedOn < '2016-01-01' ? `青${CERTIFICATE_MARKS[sketch.legalType]}证字第${number}号` : null,
    registrationAuthority: '青禾县民政局',
    divisionCode,
    townshipName: sketch.township,
    communityName: place.community,
    supervisionMode: mode,
    supervisingUnit: mode === 'dual' ? sketch.unit : null,
    legalRepresentativeName: inventedName(index),
    domicile: place.domicile,
    businessScope: sketch.scope,
    activityArea: COUNTY,
    registeredCapitalWan: String(choices.number(...sketch.capital)),
    establishedOn,
    ...certificateOf(index, establishedOn, today, choices),
    status,
    isCharity: charity,
    charityRecognizedOn: charity ? later(establishedOn, addDays(today, -choices.number(100, 2_500))) : null,
    hasPublicFundraising: charity && sketch.word === '慈善总会',
    isVolunteerService: /志愿|公益/.test(sketch.name),
    isIndustryAssociation: sketch.legalSubtype === 'industry',
    isHub: sketch.word === '社会组织联合会',
    partyCoverage: choices.pick(['own', 'own', 'own', 'joint', 'joint', 'joint', 'functional', 'none', 'unknown']),
    ...assessmentOf(establishedOn, today, choices),
    memberUnits: isGroup ? choices.number(12, 130) : null,
    memberIndividuals: isGroup && sketch.legalSubtype !== 'industry' ? choices.number(50, 460) : null,
    staffCount: choices.number(...sketch.staff),
    note: course.abnormalOn ? '已列入活动异常名录，督促补报年检材料。' : null,
  });
  const creditFlag = course.abnormalOn
    ? 'activity_abnormal'
    : status === 'license_revoked'
      ? 'serious_illegal'
      : 'none';
  return {
    fields,
    creditFlag,
    contacts: contactsOf(sketch, index, establishedOn, today),
    // Choices of their own: how many reviews there are depends on the day, and nothing else may.
    reviews: practiceReviews({ ...course, late: course.abnormalOn !== null }, seededChoices(index), today),
    events: eventsOf(course, index, fields.legalRepresentativeName, choices, today),
  };
}

/** When it was registered, and what became of it. */
function courseOf(sketch: Sketch, index: number, choices: Choices, today: string): Course {
  const status = sketch.lasting ? 'normal' : statusOf(index);
  const hasEnded = status === 'cancelled' || status === 'revoked' || status === 'license_revoked';
  const listed = status === 'normal' && !sketch.lasting && index % 37 === 11;
  // Who ended or was listed had been there for some years.
  const leastAge = hasEnded || listed ? 1_900 : 60;
  return {
    status,
    establishedOn: addDays(today, -choices.number(leastAge, index % 3 === 0 ? 9_500 : 4_200)),
    endedOn: hasEnded ? addDays(today, -choices.number(20, 900)) : null,
    abnormalOn: listed ? addDays(today, sketch.word === '足球' ? -NEARLY_TWO_YEARS : -choices.number(40, 600)) : null,
  };
}

function statusOf(index: number): Course['status'] {
  if (index % 19 === 7) return 'cancelled';
  if (index % 61 === 23) return 'revoked';
  if (index % 113 === 41) return 'liquidating';
  if (index % 127 === 114) return 'license_revoked';
  return 'normal';
}

function placeOf(sketch: Sketch, choices: Choices): { community: string | null; domicile: string } {
  const township = TOWNSHIPS.find((one) => one.name === sketch.township);
  const community = township ? choices.pick(township.communities) : null;
  const street = choices.pick(STREETS);
  const house = `${choices.number(1, 288)}号`;
  // Streets are in the county town; a village has house numbers only.
  const where = sketch.township.endsWith('街道') ? street : (community ?? '');
  return { community, domicile: `${COUNTY}${sketch.township}${where}${house}` };
}

/** Most certificates run for years, some end within 30 or 90 days, a few have run out. */
function certificateOf(
  index: number,
  establishedOn: string,
  today: string,
  choices: Choices,
): { certificateValidFrom: string; certificateValidTo: string } {
  let daysLeft = choices.number(120, 1_700);
  if (index % 21 === 4) daysLeft = choices.number(3, 29);
  else if (index % 17 === 9) daysLeft = choices.number(31, 88);
  else if (index % 23 === 13) daysLeft = -choices.number(4, 50);
  const certificateValidTo = addDays(today, daysLeft);
  return { certificateValidFrom: later(establishedOn, addDays(certificateValidTo, -1_825)), certificateValidTo };
}

function modeOf(sketch: Sketch, index: number): 'dual' | 'direct' | 'decoupled' {
  if (sketch.legalSubtype === 'industry') return 'decoupled';
  return sketch.unit === '县民政局' && index % 2 === 0 ? 'direct' : 'dual';
}

type Assessment = {
  assessmentGrade: '5A' | '4A' | '3A' | '2A' | '1A' | 'none';
  assessmentGrantedOn?: string;
  assessmentValidTo?: string;
};

function assessmentOf(establishedOn: string, today: string, choices: Choices): Assessment {
  const assessmentGrantedOn = addDays(today, -choices.number(20, 1_790));
  // Only who has been registered for two years may ask for an assessment, and not everybody does.
  if (choices.chance(60) || assessmentGrantedOn < addDays(establishedOn, 730)) return { assessmentGrade: 'none' };
  return {
    assessmentGrade: choices.pick(['5A', '4A', '4A', '3A', '3A', '3A', '3A', '2A', '2A', '1A']),
    assessmentGrantedOn,
    assessmentValidTo: addDays(assessmentGrantedOn, 1_825),
  };
}

function contactsOf(sketch: Sketch, index: number, establishedOn: string, today: string): Fields[] {
  const phone = inventedPhone(index);
  const since = later(establishedOn, addDays(today, -400));
  const post = sketch.legalType === 'service_institution' ? '办公室主任' : '秘书长';
  const contacts = [contact(inventedName(index + 700), post, 'liaison', phone, since)];
  if (sketch.legalType === 'foundation')
    contacts.push(contact(inventedName(index + 1_400), '项目主管', 'office', phone, since));
  return contacts;
}
