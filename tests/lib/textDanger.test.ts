import { describe, expect, it } from 'vitest';
import { holdsResidentNumber, withoutResidentNumbers } from '#shared/lib/residentNumber.ts';
import { textDanger } from '#shared/lib/textDanger.ts';

describe('A8, K11: what free text should not hold', () => {
  it.each([
    '联系人110105194912310020',
    '１１０１０５１９４９１２３１００２０',
    '110105 19491231 0020',
    '11010519491231-002X',
    '号码：11010519491231002x。',
    '旧证110105491231002',
  ])('%s holds a resident number', (text) => {
    expect(textDanger(text)).toBe('residentNumber');
    const starred = withoutResidentNumbers(text);
    expect(starred).toContain('******');
    expect(holdsResidentNumber(starred)).toBe(false);
    expect(starred.replace(/\D/gu, '')).toBe('');
  });

  it('words around a number stay, and so does a text without one', () => {
    expect(withoutResidentNumbers('材料不实：110105194912310020，退回')).toBe('材料不实：******，退回');
    expect(withoutResidentNumbers('账号 6222020200112233445，云民发〔2026〕8号')).toBe(
      '账号 6222020200112233445，云民发〔2026〕8号',
    );
  });

  it.each(['秘密★1年', '机密 ★', '绝密', '第一行\n机密\n第三行', '【秘密】关于', '（绝密）', '〔机密★三年〕'])(
    '%s bears the mark of a state secret',
    (text) => {
      expect(textDanger(text)).toBe('stateSecret');
    },
  );

  it.each([
    '',
    '51330106MJ0000012X',
    '云民发〔2026〕8号',
    '0571-88001234',
    '涉及国家秘密的事项按规定办理',
    '工作秘密★1年',
    '保守商业秘密',
    '预算一千二百万元，账号 6222020200112233445',
    '20260305100000',
  ])('%s is ordinary text', (text) => {
    expect(textDanger(text)).toBeNull();
  });
});
