import type { CallOutput } from '#shared/contract/list.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { RATING_STAGES } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { factorProposal } from '#shared/features/riskAssessments/proposal.contract.ts';
import { proposalLine } from '#shared/features/riskAssessments/proposalWords.ts';
import { countedPairs, type Pair } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { RiskAcceptance, RiskFactor, RiskMeasure } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { levelOf, wordingOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import { levelWord } from '#shared/features/riskMatrices/matrixWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';
import { matrixBlock } from '../riskMatrices/riskMatrices.document.ts';
import { cut } from './heatMap.document.ts';
import { halfWords } from './trend.document.ts';

const word = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

type Assessment = CallOutput<'riskAssessments.get'>;

/** How tightly a sheet is set: characters of a text at most, and height of a row of the matrix in millimetres. */
export type SheetDensity = { readonly most: number; readonly rowMm: number };
export const SHEET_DENSITIES = [
  { most: 2000, rowMm: 12 },
  { most: 2000, rowMm: 9 },
  { most: 120, rowMm: 8 },
  { most: 48, rowMm: 7 },
  { most: 24, rowMm: 6.5 },
  { most: 12, rowMm: 6 },
] as const satisfies readonly SheetDensity[];

/**
 * One assessment on one A4 sheet (features K10): matrix with the numbers of the factors for each of the three ratings, factors with what
 * they rest on, measures, acceptance, statement, conclusion, approval, and the criteria that were used (features K4).
 */
export function riskSheetDocument(assessment: Assessment, density: SheetDensity): SheetDocumentInput {
  const { matrix, assessmentNo, subjectName, recordState, factorRows, measures } = assessment;
  const rated = factorRows.filter(({ closedReason }) => closedReason === null);
  const short = (text: string) => cut(text, density.most);
  const isCut = [...factorRows.flatMap(({ riskText, basisText }) => [riskText, basisText])]
    .concat(measures.map(({ measureText }) => measureText))
    .concat([assessment.conclusionText ?? '', assessment.statementText ?? ''])
    .some((text) => short(text) !== text);
  const name = { name: subjectName, number: assessmentNo };
  return {
    title: word('riskPictures.sheetTitle'),
    subtitle: word(recordState === 'draft' ? 'riskPictures.sheetDraft' : 'riskPictures.sheetSubtitle', name),
    author: assessment.assessorOfficeName,
    pageNumbers: false,
    blocks: [
      headTable(assessment),
      matrixBlock(matrix, density.rowMm, (likelihood, severity) => marksOf(rated, { likelihood, severity })),
      ...factorTable(assessment, short),
      ...measureTable(measures, factorRows, short),
      ...remarkTable(assessment, short, isCut),
      ...criteriaTable(assessment, rated),
    ],
  };
}

function headTable(assessment: Assessment): SheetBlock {
  const { organizationName, subjectKind, assessedOn, assessorOfficeName, matrixVersion, reviewDueOn } = assessment;
  const { levelBefore, levelCurrent, levelAfter, periodLabel } = assessment;
  const levels = word('riskPictures.sheetLevelLine', {
    ...{ before: levelWord('zh-CN', levelBefore), current: levelWord('zh-CN', levelCurrent) },
    after: levelWord('zh-CN', levelAfter),
  });
  const cells = [
    [word('riskPictures.sheetOrganization'), organizationName],
    [word('riskPictures.sheetKind'), word(`riskSubjectLabels.${subjectKind}`)],
    [word('riskPictures.sheetLevels'), levels],
    [word('riskPictures.sheetReview'), reviewDueOn ?? '—'],
    [word('riskPictures.sheetAssessedOn'), assessedOn],
    [word('riskPictures.sheetAssessor'), assessorOfficeName],
    [word('riskPictures.sheetVersion'), word('riskMatrices.versionNo', { version: matrixVersion })],
    [word('riskPictures.sheetPeriod'), periodLabel === null ? '—' : halfWords(periodLabel)],
  ];
  // A table has a heading row: the first line of the sheet.
  const [first = [], second = [], ...rest] = cells;
  const lines: string[][] = [];
  for (let index = 0; index < rest.length; index += 2) lines.push([...(rest[index] ?? []), ...(rest[index + 1] ?? [])]);
  return {
    kind: 'table',
    columns: [...first, ...second].map((title, index) => ({ title, width: index % 2 === 0 ? 13 : 37 })),
    rows: lines,
  };
}

/** Numbers in order, neighbours together: `1至3、5`. */
export function numberRuns(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run.last + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const words = runs.flatMap(({ first, last }) => {
    if (last === first) return [String(first)];
    return last === first + 1 ? [String(first), String(last)] : [word('riskPictures.numberRun', { first, last })];
  });
  return words.join('、');
}

/** What stands in a cell: for each rating the numbers of the factors whose pair it is: `现有 1、3`. */
function marksOf(factors: readonly RiskFactor[], cell: Pair): string[] {
  return RATING_STAGES.flatMap((stage) => {
    const numbers = factors
      .filter((factor) => {
        const pair = countedPairs(factor)[stage];
        return pair?.likelihood === cell.likelihood && pair.severity === cell.severity;
      })
      .map(({ seq }) => seq);
    return numbers.length === 0
      ? []
      : [word('riskPictures.stageLine', { stage: word(`riskPictures.stage_${stage}`), numbers: numberRuns(numbers) })];
  });
}

function factorTable({ matrix, factorRows }: Assessment, short: (text: string) => string): SheetBlock[] {
  const columns = [
    { title: word('riskPictures.sheetNo'), width: 7 },
    { title: word('riskPictures.sheetCategory'), width: 12 },
    { title: word('riskPictures.sheetRisk'), width: 37 },
    { title: word('riskPictures.sheetBasis'), width: 37 },
    ...RATING_STAGES.map((stage) => ({ title: word(`riskPictures.stage_${stage}`), width: 13 })),
  ];
  return listBlocks(
    columns,
    factorRows.map((factor) => {
      const pairs = countedPairs(factor);
      const cell = (pair: Pair | null) =>
        pair === null
          ? ''
          : word('riskPictures.sheetPair', {
              ...pair,
              level: levelWord('zh-CN', levelOf(matrix, pair.likelihood, pair.severity)),
            });
      const { seq, factorCategory, riskText, basisText, closedReason } = factor;
      return [
        String(seq),
        word(`riskFactorLabels.${factorCategory}`),
        short(
          closedReason === null
            ? riskText
            : `${riskText}（${word('riskPictures.sheetClosed', { reason: closedReason })}）`,
        ),
        short(basisText),
        ...RATING_STAGES.map((stage) => cell(pairs[stage])),
      ];
    }),
  );
}

function measureTable(
  measures: readonly RiskMeasure[],
  factors: readonly RiskFactor[],
  short: (text: string) => string,
): SheetBlock[] {
  if (measures.length === 0) return [];
  const numbers = new Map(factors.map(({ id, seq }) => [id, seq]));
  const columns = [
    { title: word('riskPictures.sheetMeasure'), width: 58 },
    { title: word('riskPictures.sheetTouches'), width: 14 },
    { title: word('riskPictures.sheetOwner'), width: 24 },
    { title: word('riskPictures.sheetDue'), width: 18 },
    { title: word('riskPictures.sheetDone'), width: 26 },
  ];
  return listBlocks(
    columns,
    measures.map((measure) => [
      short(measure.measureText),
      numberRuns(measure.riskFactorIds.flatMap((id) => numbers.get(id) ?? [])),
      [measure.memberName ?? measure.responsibleName, measure.responsiblePost].filter(Boolean).join(' '),
      measure.dueOn,
      doneWords(measure),
    ]),
  );
}

function doneWords({ kind, doneOn }: RiskMeasure): string {
  if (kind === 'existing') return word('riskPictures.sheetExisting');
  return doneOn === null ? '' : word('riskPictures.sheetDoneOn', { date: doneOn });
}

/** Conclusion, acceptance, statement, approval and, for an activity, the rows of the proposal table that were used. */
function remarkTable(assessment: Assessment, short: (text: string) => string, isCut: boolean): SheetBlock[] {
  const { factorRows, assessmentNo } = assessment;
  const numbers = new Map(factorRows.map(({ id, seq }) => [id, seq]));
  const accepted = assessment.acceptances.map((one) => acceptanceLine(one, numbers.get(one.riskFactorId) ?? 0));
  const rows = [
    [word('riskPictures.sheetConclusion'), short(assessment.conclusionText ?? '')],
    [word('riskPictures.sheetAcceptance'), accepted.map(short).join('\n') || word('riskPictures.sheetNothing')],
    [word('riskPictures.sheetStatement'), statementLine(assessment, short)],
    [word('riskPictures.sheetApproval'), approvalLine(assessment)],
    ...proposalRows(factorRows),
    ...(isCut ? [['', word('riskPictures.sheetCut', { number: assessmentNo })]] : []),
  ];
  return listBlocks(
    [
      { title: word('riskPictures.sheetItem'), width: 16 },
      { title: word('riskPictures.sheetContent'), width: 124 },
    ],
    rows,
  );
}

function acceptanceLine(acceptance: RiskAcceptance, seq: number): string {
  const { approverName: name, acceptedOn: from, expiresOn, reason, revokedOn, revokeReason } = acceptance;
  return revokedOn === null
    ? word('riskPictures.sheetAcceptanceLine', { seq, name, from, to: expiresOn, reason })
    : word('riskPictures.sheetAcceptanceRevoked', { seq, name, from, to: revokedOn, reason: revokeReason });
}

function statementLine(assessment: Assessment, short: (text: string) => string): string {
  const { statementState, statementText, statementOn, statementPost } = assessment;
  if (statementState !== 'given') return word(`riskPictures.sheetStatement_${statementState}`);
  return word('riskPictures.sheetStatementLine', {
    ...{ date: statementOn, post: statementPost, text: short(statementText ?? '') },
  });
}

function approvalLine({ approvedByName, approvedByPost, approvedOn }: Assessment): string {
  return approvedOn === null
    ? word('riskPictures.sheetApprovalOpen')
    : word('riskPictures.sheetApprovalLine', { name: approvedByName, post: approvedByPost ?? '', date: approvedOn });
}

function proposalRows(factors: readonly RiskFactor[]): string[][] {
  const lines = factors.flatMap((factor) => {
    const { seq } = factor;
    const parsed = factorProposal.safeParse(factor.proposal);
    if (!parsed.success) return [];
    return [`${word('riskPictures.sheetProposalRow', { seq })}：${proposalLine('zh-CN', parsed.data, factor)}`];
  });
  return lines.length === 0 ? [] : [[word('riskPictures.sheetProposal'), lines.join('\n')]];
}

/** The wording of the degrees that were used, as it was when the assessment was rated. */
function criteriaTable({ matrix, matrixVersion }: Assessment, factors: readonly RiskFactor[]): SheetBlock[] {
  const pairs = factors.flatMap((factor) => Object.values(countedPairs(factor)).flatMap((pair) => pair ?? []));
  const used = (axis: 'likelihood' | 'severity') =>
    [...new Set(pairs.map((pair) => pair[axis]))].toSorted().flatMap((value) => {
      const wording = wordingOf(matrix[axis], value);
      if (wording === null) return [];
      const degree = { axis: word(`riskMatrices.${axis}`), value, name: wording.name };
      return [[word('riskPictures.sheetDegree', degree), wording.sentence]];
    });
  const rows = [...used('likelihood'), ...used('severity')];
  if (rows.length === 0) return [];
  return listBlocks(
    [
      { title: word('riskPictures.sheetCriterion'), width: 28 },
      { title: word('riskPictures.sheetCriteria', { version: matrixVersion }), width: 112 },
    ],
    rows,
  );
}
