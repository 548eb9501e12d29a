import { cleanText, isPlaceholder, removeBlanks, toHalfWidth } from '../../../lib/cleanText.ts';
import type {
  AnnualReviewConclusion,
  AnnualReviewRegime,
  AssessmentGrade,
  CommunityCategory,
  LegalSubtype,
  LegalType,
  OrganizationStatus,
  PartyCoverage,
  RegistrationKind,
} from '../organizations.lists.ts';

/** The words of registry lists and what they mean (domain.md §10.3). Every reader answers null for a word it does not know. */

const TYPES: ReadonlyMap<string, LegalType> = new Map([
  ['社会团体', 'social_group'],
  ['社团', 'social_group'],
  ['民办非企业单位', 'service_institution'],
  ['民办非企业', 'service_institution'],
  ['民非', 'service_institution'],
  ['社会服务机构', 'service_institution'],
  ['社会服务机构(民办非企业单位)', 'service_institution'],
  ['民办非企业单位(社会服务机构)', 'service_institution'],
  ['基金会', 'foundation'],
  ['其他', 'other'],
]);

const SUBTYPES: ReadonlyMap<string, LegalSubtype> = new Map([
  ['学术性', 'academic'],
  ['行业性', 'industry'],
  ['专业性', 'professional'],
  ['联合性', 'federative'],
  ['法人', 'legal_person'],
  ['合伙', 'partnership'],
  ['个体', 'individual'],
  ['公募', 'public'],
  ['非公募', 'non_public'],
]);

const STATUSES: ReadonlyMap<string, OrganizationStatus> = new Map([
  ['正常', 'normal'],
  ['存续', 'normal'],
  ['在册', 'normal'],
  ['有效', 'normal'],
  ['清算中', 'liquidating'],
  ['注销', 'cancelled'],
  ['已注销', 'cancelled'],
  ['撤销', 'revoked'],
  ['已撤销', 'revoked'],
  ['撤销登记', 'revoked'],
  ['吊销', 'license_revoked'],
  ['已吊销', 'license_revoked'],
  ['吊销证书', 'license_revoked'],
  ['备案终止', 'filing_ended'],
]);

const CATEGORIES: ReadonlyMap<string, CommunityCategory> = new Map([
  ['生活服务', 'life_service'],
  ['公益慈善', 'public_charity'],
  ['社区事务', 'community_affairs'],
  ['文体活动', 'culture_sports'],
  ['农村生产技术服务', 'rural_production'],
  ['其他', 'other'],
]);

/** Conclusion, and the regime when the word itself tells it. */
const REVIEWS: ReadonlyMap<string, readonly [AnnualReviewConclusion, AnnualReviewRegime | null]> = new Map([
  ['合格', ['qualified', 'inspection']],
  ['基本合格', ['basically_qualified', 'inspection']],
  ['不合格', ['unqualified', 'inspection']],
  ['未参检', ['not_submitted', 'inspection']],
  ['未年报', ['not_submitted', 'report']],
  ['未报送', ['not_submitted', 'report']],
  ['已年报', ['report_submitted', 'report']],
  ['已报送', ['report_submitted', 'report']],
  ['已报送并公开', ['report_submitted', 'report']],
  ['免检', ['exempt_new', null]],
] as const);

const COVERAGES: ReadonlyMap<string, PartyCoverage> = new Map([
  ['单独组建', 'own'],
  ['单独建立', 'own'],
  ['联合组建', 'joint'],
  ['联合建立', 'joint'],
  ['功能型', 'functional'],
  ['功能型党组织', 'functional'],
  ['未建立', 'none'],
  ['未组建', 'none'],
  ['未建', 'none'],
  ['无', 'none'],
  ['否', 'none'],
]);

const YES = new Set(['是', '有', '已认定', '已取得', '具有', 'true', 'y', 'yes', '1', '√', '✓']);
const NO = new Set(['否', '无', '不是', '没有', '未取得', 'false', 'n', 'no', '0', '×']);

/** Comparison form of a word: half-width, no blanks. */
function word(text: string): string {
  return removeBlanks(toHalfWidth(cleanText(text)));
}

/** `民办非企业单位（法人）` carries the subtype too. */
export function readLegalType(
  text: string,
): { readonly type: LegalType; readonly subtype: LegalSubtype | null } | null {
  const key = word(text);
  const whole = TYPES.get(key);
  if (whole !== undefined) return { type: whole, subtype: null };
  const match = /^(.+?)\((.+)\)$/u.exec(key);
  const type = TYPES.get(match?.[1] ?? '');
  const subtype = SUBTYPES.get(match?.[2] ?? '');
  return type === undefined || subtype === undefined ? null : { type, subtype };
}

export function readLegalSubtype(text: string): LegalSubtype | null {
  return SUBTYPES.get(word(text)) ?? null;
}

export function readStatus(text: string): OrganizationStatus | null {
  return STATUSES.get(word(text)) ?? null;
}

export function readCategory(text: string): CommunityCategory | null {
  return CATEGORIES.get(word(text).replace(/类$/u, '')) ?? null;
}

/** 备案 and 登记, with 已, 类 or 组织 around them. */
export function readRegistrationKind(text: string): RegistrationKind | null {
  const key = word(text)
    .replace(/^已/u, '')
    .replace(/(?:类|制|管理|组织|社会组织|社区社会组织)$/u, '');
  if (key === '备案') return 'filed';
  return key === '登记' || key === '注册' || key === '注册登记' ? 'registered' : null;
}

/** @param regime of the heading, used where the word does not tell it */
export function readReview(
  text: string,
  regime: AnnualReviewRegime,
): { readonly conclusion: AnnualReviewConclusion; readonly regime: AnnualReviewRegime } | null {
  const found = REVIEWS.get(word(text));
  return found === undefined ? null : { conclusion: found[0], regime: found[1] ?? regime };
}

/** `5A`, `5A级`, `AAAAA`, `AAAA级`, full-width; a remark in parentheses is ignored; 未评, empty and every placeholder are `none`. */
export function readGrade(text: string): AssessmentGrade | null {
  const key = word(text)
    .toUpperCase()
    .replace(/\([^()]*\)/gu, '')
    .replace(/级$/u, '');
  if (isPlaceholder(text) || /^(?:|无|未评|未评估)$/u.test(key)) return 'none';
  const count = /^A{1,5}$/u.test(key) ? String(key.length) : /^([1-5])A$/u.exec(key)?.[1];
  if (count === '5') return '5A';
  if (count === '4') return '4A';
  if (count === '3') return '3A';
  if (count === '2') return '2A';
  return count === '1' ? '1A' : null;
}

export function readPartyCoverage(text: string): PartyCoverage | null {
  return COVERAGES.get(word(text)) ?? null;
}

export function readFlag(text: string): boolean | null {
  const key = word(text).toLowerCase();
  if (YES.has(key)) return true;
  return NO.has(key) ? false : null;
}
