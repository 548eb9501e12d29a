import { sides } from '../expectations.ts';
import type { Judge, Place } from '../judge.ts';
import type { MeasuredArea } from '../measuredTypes.ts';
import { isRed } from '../redColour.ts';
import type { Structure } from '../structure.ts';
import { markBottom } from './head.ts';

const GAP_TOLERANCE = 0.3;
const WIDTH_TOLERANCE = 0.5;
/** Not in the standard; offices print 0.35 … 0.53 mm (§2.1). */
const THICKNESS_TOLERANCE = 0.16;

/** The red rule of documents and minutes, the double lines of letters; orders have none (§2.1, §3.1, §3.2). */
export function checkHeadRules(structure: Structure, judge: Judge): void {
  const { form, isSeparate, head } = structure;
  if (isSeparate) return;
  if (form === 'document' || form === 'minutes') checkRedRule(structure, judge);
  if (form === 'letter') checkDoubleLines(structure, judge);
  if (form === 'order') {
    const [rule] = head.rules;
    judge.holds('order_rule_unexpected', rule ? placeOf(rule) : { page: 1 }, rule === undefined);
  }
}

function placeOf(rule: MeasuredArea): Place {
  return { page: 1, x: rule.left, y: rule.top };
}

function checkRedRule({ expected, standard, head }: Structure, judge: Judge): void {
  const [rule] = head.rules;
  judge.holds('red_rule_missing', { page: 1 }, rule !== undefined);
  if (!rule) return;
  const place = placeOf(rule);
  judge.holds('red_rule_colour', place, isRed(rule.colour), rule.colour, '#ff0000');
  const { left, right } = sides(expected, 1);
  const width = rule.right - rule.left;
  judge.measures('red_rule_width', place, {
    measured: width,
    office: right - left,
    standard: standard.right - standard.left,
    tolerance: WIDTH_TOLERANCE,
  });
  if (Math.abs(width - (right - left)) <= WIDTH_TOLERANCE) {
    judge.measures('red_rule_width', place, { measured: rule.left, office: left, tolerance: WIDTH_TOLERANCE });
  }
  judge.measures('red_rule_thickness', place, {
    measured: rule.bottom - rule.top,
    office: expected.redRuleThickness,
    standard: standard.redRuleThickness,
    tolerance: THICKNESS_TOLERANCE,
  });
  const rows = [head.number, head.issueRow, ...head.signers].flatMap((line) => (line ? [line.emBottom] : []));
  if (rows.length === 0) return;
  judge.measures('red_rule_gap', place, {
    measured: rule.top - Math.max(...rows),
    office: expected.redRuleGap,
    standard: standard.redRuleGap,
    tolerance: GAP_TOLERANCE,
  });
}

function checkDoubleLines({ expected, standard, head }: Structure, judge: Judge): void {
  const middle = expected.bottom / 2;
  const upper = head.rules.filter((rule) => rule.top < middle);
  const lower = head.rules.filter((rule) => rule.top >= middle);
  const isWhole = upper.length === 2 && lower.length === 2;
  judge.holds('letter_line_missing', { page: 1 }, isWhole, String(upper.length + lower.length), '4');
  for (const rule of head.rules) {
    const place = placeOf(rule);
    judge.holds('letter_line_colour', place, isRed(rule.colour), rule.colour, '#ff0000');
    const width = rule.right - rule.left;
    judge.measures('letter_line_width', place, {
      measured: width,
      office: expected.letterLineWidth,
      standard: standard.letterLineWidth,
      tolerance: WIDTH_TOLERANCE,
    });
    if (Math.abs(width - expected.letterLineWidth) > WIDTH_TOLERANCE) continue;
    const wanted = { office: expected.letterLineLeft, standard: standard.letterLineLeft };
    judge.measures('letter_line_width', place, { measured: rule.left, ...wanted, tolerance: WIDTH_TOLERANCE });
  }
  const [first, second] = upper;
  const [third, fourth] = lower;
  if (first && second) {
    judge.holds('letter_line_order', placeOf(first), heightOf(first) > heightOf(second));
    if (head.mark.length > 0) {
      judge.measures('letter_line_gap', placeOf(first), {
        measured: first.top - markBottom(head.mark),
        office: expected.letterLineGap,
        standard: standard.letterLineGap,
        tolerance: GAP_TOLERANCE,
      });
    }
  }
  if (third && fourth) {
    judge.holds('letter_line_order', placeOf(third), heightOf(third) < heightOf(fourth));
    judge.measures('letter_line_bottom', placeOf(fourth), {
      measured: fourth.bottom,
      office: expected.letterLowerLineBottom,
      standard: standard.letterLowerLineBottom,
      tolerance: GAP_TOLERANCE,
    });
  }
}

function heightOf(rule: MeasuredArea): number {
  return rule.bottom - rule.top;
}
